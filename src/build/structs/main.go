// Command structs says which keys a program's configuration may hold, by the Go structs that it is
// read into.
//
// Standard input holds a question a line, as JSON; standard output an answer a line. The sources
// are read from a bare clone at a commit, by Go's own parser: embedded structs, vendored packages,
// types that read themselves. The methods that register flags are followed for the flag and the
// default of each key.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
)

// A Question about a type of a package.
type Question struct {
	Repo   string `json:"repo"`
	Commit string `json:"commit"`
	// Folder is that of the package.
	Folder string `json:"folder"`
	Type   string `json:"type"`
	Tag    string `json:"tag"`
	// Prefix is that of the flags.
	Prefix string `json:"prefix"`
	// Blocks are types, as `folder.Type`, of which the first that there is has the arguments of a
	// block that is no component, by its name. With them the folder is that of the package that
	// imports all components, and the type is not used.
	Blocks map[string][]string `json:"blocks"`
}

// An Answer is the shape of the type.
type Answer struct {
	Shape *Shape   `json:"shape,omitempty"`
	Flags []string `json:"flags,omitempty"`
	// Missing are the packages that could not be looked into, whose types may hold anything.
	Missing []string `json:"missing,omitempty"`
	Wrong   []string `json:"wrong,omitempty"`
}

// mostFiles are kept parsed: neighbours share most of theirs.
const mostFiles = 20_000

func main() {
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := json.NewEncoder(os.Stdout)
	repos := map[string]*Repo{}
	for in.More() {
		var q Question
		if err := in.Decode(&q); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if repos[q.Repo] == nil {
			repo, err := openRepo(q.Repo)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			repos[q.Repo] = repo
		}
		out.Encode(answer(repos[q.Repo], q))
		if len(parsedFiles) > mostFiles {
			parsedFiles = map[string]*File{}
		}
	}
}

func answer(repo *Repo, q Question) Answer {
	tree, err := openTree(repo, q.Commit)
	if err != nil {
		return Answer{Wrong: []string{err.Error()}}
	}
	pkg := tree.load(tree.imported(q.Folder))
	if len(q.Blocks) > 0 {
		return components(tree, pkg, q)
	}
	if pkg == nil || pkg.types[q.Type] == nil {
		return Answer{Wrong: []string{"no type " + q.Type + " in " + q.Folder}}
	}
	w := &walker{q.Tag, tree, map[*Decl]int{}, map[string]bool{}}
	shape := w.named(pkg, q.Type)
	e := &evaluator{walker: w, flags: map[string]bool{}}
	e.register(shape, q.Prefix)
	return Answer{shape, keys(e.flags), keys(w.missing), keys(tree.wrong)}
}

func keys(set map[string]bool) []string {
	var all []string
	for key := range set {
		all = append(all, key)
	}
	sort.Strings(all)
	return all
}
