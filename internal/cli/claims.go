package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"gainsay/internal/report"
)

func newClaimsCommand(env *environment) *cobra.Command {
	var engine engineFlags
	var output outputFlags
	cmd := &cobra.Command{
		Use:   "claims PATH...",
		Short: "Show the claims and attributions that were read, source by source",
		Example: `  gainsay claims article.txt                 who says what in one article
  gainsay claims -f json stories/ > claims.json
  gainsay claims --with-text -f json a.html   with the text that the offsets refer to`,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = s.list("inputs")
			}
			if err := output.parse(); err != nil {
				return err
			}
			if err := output.prepare(env, args); err != nil {
				return err
			}
			ctx, stop, err := engine.govern(cmd)
			if err != nil {
				return err
			}
			defer stop()
			e, err := engine.engine(env, cmd)
			if err != nil {
				return err
			}
			docs, skipped, err := env.documents(ctx, args, engine.corpus(cmd, output.paths()))
			if err != nil && !interrupted(err) {
				return err
			}
			r, err := e.Claims(ctx, docs, skipped)
			if err != nil && !interrupted(err) {
				return err
			}
			engine.tellCache(env)
			if interrupted(err) {
				r.Interrupted, r.Notes = true, append(r.Notes, interruptedNote(ctx, r, docs))
			}
			if output.withText {
				addText(r, docs)
			}
			output.table = report.WriteClaims
			return cmp.Or(output.write(env, r, engine.loaded, texts(docs)), stopped(ctx, err), leftOut(args, skipped))
		},
	}
	registerConfig(cmd)
	engine.register(cmd)
	output.register(cmd)
	return cmd
}
