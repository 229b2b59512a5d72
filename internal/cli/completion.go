package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompletionCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that completes commands and flags in your shell",
		Example: `  source <(gainsay completion bash)
  gainsay completion zsh > "${fpath[1]}/_gainsay"
  gainsay completion fish > ~/.config/fish/completions/gainsay.fish`,
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return withHint(fmt.Errorf("%s wants the name of a shell", cmd.CommandPath()), "the shells are bash, zsh, fish and powershell")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(env.out, true)
			case "zsh":
				return root.GenZshCompletion(env.out)
			case "fish":
				return root.GenFishCompletion(env.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(env.out)
			}
			return withHint(fmt.Errorf("unknown shell %q", args[0]), "the shells are bash, zsh, fish and powershell")
		},
	}
}
