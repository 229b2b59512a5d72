package main

import (
	"path/filepath"
	"strings"
)

// storyFolders are the folders of real stories.
const storyFolders = "../shared/data/stories/basil,../shared/data/stories/g5w1h-gold,../shared/data/stories/g5w1h-news"

// storyFolder is a folder with the articles of one story; name is the last two parts of its path, by which labels call it.
type storyFolder struct{ name, path string }

// storiesBelow lists the stories of folders with commas between, which hold one folder a story each.
func storiesBelow(parents string) (out []storyFolder, err error) {
	for _, parent := range strings.Split(parents, ",") {
		folders, err := filepath.Glob(filepath.Join(parent, "*"))
		if err != nil {
			return nil, err
		}
		for _, f := range folders {
			out = append(out, storyFolder{filepath.Base(parent) + "/" + filepath.Base(f), f})
		}
	}
	return out, nil
}
