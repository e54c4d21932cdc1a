// Command templates says which of its values a chart's templates read.
//
// Standard input holds a chart a line, as JSON; standard output an answer a line. The templates are
// parsed by Go's own parser and followed with every value at once: what a condition may choose is
// taken both ways, a variable is all that it may hold, an `include` is run with the dot that it is
// given. So what is read is found whatever helper reads it; a value is said to be read that a
// template reads only under a condition.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template/parse"
)

// A Chart with the charts inside of it, by the key of their values.
type Chart struct {
	Name   string            `json:"name"`
	Files  map[string]string `json:"files"`
	Values map[string]any    `json:"values"`
	Parts  map[string]*Chart `json:"parts"`
}

// An Answer to a chart.
type Answer struct {
	Reads *Reads   `json:"reads,omitempty"`
	Notes []string `json:"notes,omitempty"`
	Wrong []string `json:"wrong,omitempty"`
}

// Reads of a value: asked for, looked at as a whole, and what is read below it.
type Reads struct {
	Test  bool              `json:"test,omitempty"`
	Whole bool              `json:"whole,omitempty"`
	Below map[string]*Reads `json:"below,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	decoder := json.NewDecoder(in)
	for decoder.More() {
		var chart Chart
		if err := decoder.Decode(&chart); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		out.Encode(answer(&chart))
	}
}

func answer(chart *Chart) (answer Answer) {
	r := &run{
		defines: map[string]*parse.Tree{},
		parsed:  map[string]*parse.Tree{},
		active:  map[string]int{},
		done:    map[string]*output{},
		notes:   map[string]bool{},
	}
	defer func() {
		if problem := recover(); problem != nil {
			answer.Wrong = append(answer.Wrong, fmt.Sprint(problem))
			answer.Reads = nil
		}
	}()
	root := &Node{path: "", kids: map[string]*Node{}, standard: merged(chart), known: true}
	answer.Wrong = r.define(chart, chart.Name)
	r.chart(chart, chart.Name, root)
	answer.Reads = root.reads()
	answer.Notes = sorted(r.notes)
	return answer
}

// merged are a chart's values over those of the charts inside of it.
func merged(chart *Chart) map[string]any {
	all := map[string]any{}
	for key, part := range chart.Parts {
		all[key] = merged(part)
	}
	return over(all, chart.Values)
}

func over(below, above map[string]any) map[string]any {
	all := map[string]any{}
	for key, value := range below {
		all[key] = value
	}
	for key, value := range above {
		lower, isMap := all[key].(map[string]any)
		upper, also := value.(map[string]any)
		if isMap && also {
			value = over(lower, upper)
		}
		all[key] = value
	}
	return all
}

// define parses the templates of a chart and of those inside of it, which share their names.
func (r *run) define(chart *Chart, at string) (wrong []string) {
	for _, file := range sorted(chart.Files) {
		if !strings.HasPrefix(file, "templates/") {
			continue
		}
		name := at + "/" + file
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		found := map[string]*parse.Tree{}
		if _, err := tree.Parse(chart.Files[file], "", "", found); err != nil {
			wrong = append(wrong, strings.TrimPrefix(err.Error(), "template: "))
			continue
		}
		for define, tree := range found {
			r.defines[define] = tree
		}
		r.defines[name] = tree
	}
	for _, key := range sorted(chart.Parts) {
		part := chart.Parts[key]
		wrong = append(wrong, r.define(part, at+"/charts/"+part.Name)...)
	}
	return wrong
}

// chart runs each template file with the context that Helm gives it.
func (r *run) chart(chart *Chart, at string, values *Node) {
	r.files = chart.Files
	dot := context(chart, at, values)
	for _, file := range sorted(chart.Files) {
		base := file[strings.LastIndex(file, "/")+1:]
		if !strings.HasPrefix(file, "templates/") || strings.HasPrefix(base, "_") {
			continue
		}
		name := at + "/" + file
		out := r.call(name, r.defines[name], dot)
		out.vals.use()
	}
	for _, key := range sorted(chart.Parts) {
		below := values.child(key)
		below.global = values.child("global")
		r.chart(chart.Parts[key], at+"/charts/"+chart.Parts[key].Name, below)
	}
}

func context(chart *Chart, at string, values *Node) Value {
	about := &Dict{entries: map[string]Value{
		"Name": constant(chart.Name),
	}, also: unknown}
	template := &Dict{entries: map[string]Value{
		"Name": unknown, "BasePath": constant(at + "/templates"),
	}}
	return Value{&Dict{context: true, entries: map[string]Value{
		"Values": {values}, "Chart": {about}, "Template": {template}, "Files": {Files{}},
		"Release": unknown, "Capabilities": unknown, "Subcharts": unknown,
	}}}
}

func (n *Node) reads() *Reads {
	below := map[string]*Reads{}
	for key, kid := range n.kids {
		if reads := kid.reads(); reads != nil {
			below[key] = reads
		}
	}
	if !n.test && !n.whole && len(below) == 0 {
		return nil
	}
	return &Reads{n.test, n.whole, below}
}
