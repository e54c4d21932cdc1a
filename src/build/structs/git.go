package main

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strings"
)

// A Repo is a bare clone, read through one `git cat-file` that stays open.
type Repo struct {
	dir   string
	in    io.WriteCloser
	out   *bufio.Reader
	texts map[string][]byte
}

func openRepo(dir string) (*Repo, error) {
	cmd := exec.Command("git", "--git-dir="+dir, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &Repo{dir, in, bufio.NewReaderSize(out, 1<<16), map[string][]byte{}}, cmd.Start()
}

// content is a blob by its name.
func (r *Repo) content(blob string) ([]byte, error) {
	fmt.Fprintln(r.in, blob)
	header, err := r.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	var size int
	fields := strings.Fields(header)
	if len(fields) != 3 {
		return nil, fmt.Errorf("%s: %s", r.dir, strings.TrimSpace(header))
	}
	fmt.Sscan(fields[2], &size)
	text := make([]byte, size+1)
	if _, err := io.ReadFull(r.out, text); err != nil {
		return nil, err
	}
	return text[:size], nil
}

// files are the paths of a commit with the names of their contents.
func (r *Repo) files(commit string) (map[string]string, error) {
	out, err := exec.Command("git", "--git-dir="+r.dir, "-c", "core.quotePath=off", "ls-tree", "-r", commit).Output()
	if err != nil {
		return nil, fmt.Errorf("%s has no %s", r.dir, commit)
	}
	files := map[string]string{}
	for _, line := range strings.Split(string(out), "\n") {
		if about, path, ok := strings.Cut(line, "\t"); ok {
			if fields := strings.Fields(about); fields[1] == "blob" {
				files[path] = fields[2]
			}
		}
	}
	return files, nil
}
