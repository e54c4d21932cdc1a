package main

import (
	"fmt"
	"strings"
	"text/template/parse"
)

const (
	mostSteps = 8_000_000
	deepest   = 60
	mostTexts = 24
	// deepestKey and longestKey bound what tells one call from another.
	deepestKey = 8
	longestKey = 1 << 16
	// mostCalls are those of a template that calls itself.
	mostCalls = 4
)

// A run follows the templates of a chart and marks the values that they read.
type run struct {
	defines map[string]*parse.Tree
	files   map[string]string
	// parsed are the templates that values hold, by their text.
	parsed map[string]*parse.Tree
	active map[string]int
	depth  int
	frames []*frame
	// done is what calls printed, by what was called with what after how many changes.
	done           map[string]*output
	calls, changes int
	// level counts the branches around, each of which may not be taken.
	level int
	steps int
	notes map[string]bool
}

// A variable and the branches around its declaration.
type variable struct {
	value Value
	level int
}

// A frame is one call of a template.
type frame struct {
	run    *run
	scopes []map[string]*variable
	out    *output
	call   int
	// pure is true while it changed nothing that was there before.
	pure bool
}

// output is what a template prints: texts that it may come to while all is constant, else values.
type output struct {
	texts []string
	vals  Value
	// mixed is true once there was text other than space around the values.
	mixed bool
}

func newOutput() *output { return &output{texts: []string{""}} }

func (o *output) text(s string) {
	if strings.TrimSpace(s) != "" {
		o.mixed = true
	}
	for i := range o.texts {
		o.texts[i] += s
	}
}

func (o *output) value(v Value) {
	if all, ok := v.constants(); ok && len(all)*len(o.texts) <= mostTexts {
		var texts []string
		for _, start := range o.texts {
			for _, c := range all {
				texts = append(texts, start+show(c))
			}
		}
		o.texts, o.mixed = texts, true
		return
	}
	if len(v) == 0 {
		return
	}
	o.vals = union(o.vals, v)
	o.bound()
}

// bound uses at once what it would have to remember too much of.
func (o *output) bound() {
	if len(o.vals) > mostTexts {
		o.vals.use()
		o.vals, o.mixed = unknown, true
	}
}

// or joins what two branches print.
func (o *output) or(other *output) {
	o.vals = union(o.vals, other.vals)
	o.mixed = o.mixed || other.mixed
	seen := map[string]bool{}
	var texts []string
	for _, t := range append(o.texts, other.texts...) {
		if !seen[t] {
			seen[t] = true
			texts = append(texts, t)
		}
	}
	o.texts = texts
	if len(texts) > mostTexts {
		o.texts, o.vals = texts[:1], union(o.vals, unknown)
	}
	o.bound()
}

func (o *output) copy() *output {
	return &output{texts: append([]string{}, o.texts...), vals: o.vals, mixed: o.mixed}
}

// result is what `include` gives back.
func (o *output) result() Value {
	if len(o.vals) == 0 {
		var all []Value
		for _, t := range o.texts {
			all = append(all, constant(t))
		}
		return union(all...)
	}
	if !o.mixed {
		return o.vals
	}
	return madeOf(o.vals)
}

func show(c any) string {
	if c == nil {
		return ""
	}
	return fmt.Sprint(c)
}

// call runs a template with a dot of its own; once for what is called with the same again.
func (r *run) call(name string, tree *parse.Tree, dot Value) *output {
	if tree == nil || tree.Root == nil || r.active[name] > mostCalls || r.depth > deepest {
		return newOutput()
	}
	var what strings.Builder
	known := dot.key(&what, deepestKey)
	key := fmt.Sprint(name, "\n", r.changes, "\n", what.String())
	if out := r.done[key]; known && out != nil {
		return out
	}
	r.calls++
	f := &frame{run: r, out: newOutput(), call: r.calls, pure: true}
	r.active[name]++
	r.depth++
	r.frames = append(r.frames, f)
	changes := r.changes
	f.push()
	f.declare("$", dot)
	f.list(tree.Root, dot)
	r.frames = r.frames[:len(r.frames)-1]
	r.depth--
	r.active[name]--
	if known && f.pure && changes == r.changes {
		r.done[key] = f.out
	}
	return f.out
}

// changed notes that a template changed a map: one of the values, or one that a call on the way
// here did not make itself.
func (r *run) changed(made *Dict) {
	if made == nil || made.context {
		r.changes++
		return
	}
	for _, f := range r.frames {
		if f.call > made.call {
			f.pure = false
		}
	}
}

// key writes what a template is called with; it returns false where that is too deep or too long to
// tell.
func (v Value) key(out *strings.Builder, depth int) bool {
	if depth == 0 || out.Len() > longestKey {
		return false
	}
	for _, a := range v {
		switch a := a.(type) {
		case *Node:
			fmt.Fprintf(out, "@%p ", a)
		case Const:
			fmt.Fprintf(out, "%T %q ", a.of, fmt.Sprint(a.of))
		case Opaque:
			out.WriteString("? ")
		case KeyOf:
			fmt.Fprintf(out, "key of %p ", a.node)
		case Files:
			fmt.Fprintf(out, "files %q ", a.pattern)
		case Yaml:
			if !keys(out, depth, "yaml", a.of) {
				return false
			}
		case Text:
			if !keys(out, depth, "text "+a.format, a.parts, a.asked) {
				return false
			}
		case *List:
			if !keys(out, depth, fmt.Sprint("list ", a.exact), a.all...) {
				return false
			}
		case *Dict:
			if a.context {
				fmt.Fprintf(out, "%p ", a)
				continue
			}
			// What is under a condition around the call may be there or not.
			fmt.Fprintf(out, "at %d ", a.level)
			for _, key := range sorted(a.entries) {
				if !keys(out, depth, key, a.entries[key]) {
					return false
				}
			}
			if !keys(out, depth, "also", a.also) {
				return false
			}
		}
	}
	return true
}

func keys(out *strings.Builder, depth int, name string, values ...Value) bool {
	fmt.Fprintf(out, "%q:", name)
	for _, v := range values {
		out.WriteByte('(')
		if !v.key(out, depth-1) {
			return false
		}
		out.WriteByte(')')
	}
	return true
}

func (f *frame) push() { f.scopes = append(f.scopes, map[string]*variable{}) }
func (f *frame) pop()  { f.scopes = f.scopes[:len(f.scopes)-1] }

func (f *frame) declare(name string, v Value) {
	f.scopes[len(f.scopes)-1][name] = &variable{v, f.run.level}
}

func (f *frame) find(name string) *variable {
	for i := len(f.scopes) - 1; i >= 0; i-- {
		if v := f.scopes[i][name]; v != nil {
			return v
		}
	}
	return &variable{}
}

func (f *frame) assign(name string, v Value) {
	old := f.find(name)
	if old.level < f.run.level {
		v = union(old.value, v)
	}
	old.value = v
}

func (f *frame) list(list *parse.ListNode, dot Value) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		f.node(node, dot)
	}
}

func (f *frame) node(node parse.Node, dot Value) {
	f.run.step()
	switch n := node.(type) {
	case *parse.TextNode:
		f.out.text(string(n.Text))
	case *parse.ActionNode:
		v := f.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 {
			f.out.value(v)
		}
	case *parse.IfNode:
		f.push()
		f.branch(f.pipe(n.Pipe, dot), dot, dot, n.List, n.ElseList)
		f.pop()
	case *parse.WithNode:
		f.push()
		v := f.pipe(n.Pipe, dot)
		f.branch(v, v, dot, n.List, n.ElseList)
		f.pop()
	case *parse.RangeNode:
		f.push()
		f.loop(n, dot)
		f.pop()
	case *parse.TemplateNode:
		var arg Value
		if n.Pipe != nil {
			arg = f.pipe(n.Pipe, dot)
		}
		f.out.value(f.run.call(n.Name, f.run.defines[n.Name], arg).result())
	}
}

func (r *run) step() {
	if r.steps++; r.steps > mostSteps {
		panic(fmt.Errorf("more than %d steps", mostSteps))
	}
}

// branch runs what a condition may choose.
func (f *frame) branch(condition, inside, outside Value, then, orElse *parse.ListNode) {
	condition.check()
	yes, no := condition.truth()
	if !no {
		f.list(then, inside)
		return
	}
	if !yes {
		f.list(orElse, outside)
		return
	}
	f.run.level++
	before := f.out.copy()
	f.list(then, inside)
	taken := f.out
	f.out = before
	f.list(orElse, outside)
	f.out.or(taken)
	f.run.level--
}

func (f *frame) loop(n *parse.RangeNode, dot Value) {
	over := f.pipe(n.Pipe, dot)
	over.check()
	decl := n.Pipe.Decl
	looksLikeMap := len(decl) == 2 && !strings.HasPrefix(decl[0].Ident[0], "$i")
	pairs, exact := unroll(over)
	if exact && len(pairs) == 0 {
		f.list(n.ElseList, dot)
		return
	}
	if !exact {
		f.run.level++
		pairs = append(pairs, pair{keysOf(over), over.item(looksLikeMap)})
		defer func() { f.run.level-- }()
	}
	before := f.out.copy()
	for _, p := range pairs {
		f.push()
		switch len(decl) {
		case 1:
			f.declare(decl[0].Ident[0], p.value)
		case 2:
			f.declare(decl[0].Ident[0], p.key)
			f.declare(decl[1].Ident[0], p.value)
		}
		f.list(n.List, p.value)
		f.pop()
	}
	if !exact {
		f.list(n.ElseList, dot)
		if len(f.out.vals) != len(before.vals) || f.out.texts[0] != before.texts[0] {
			f.out.vals, f.out.mixed = union(f.out.vals, unknown), true
		}
	}
}

type pair struct{ key, value Value }

// unroll takes apart what the templates themselves put together.
func unroll(over Value) ([]pair, bool) {
	var pairs []pair
	exact := len(over) <= 1
	for _, a := range over {
		switch a := a.(type) {
		case *List:
			for i, v := range a.all {
				pairs = append(pairs, pair{constant(i), v})
			}
			exact = exact && a.exact
		case *Dict:
			for _, key := range sorted(a.entries) {
				pairs = append(pairs, pair{constant(key), a.entries[key]})
			}
			exact = exact && len(a.also) == 0
		case Const:
		case *Node, Text, Yaml, KeyOf, Opaque, Files:
			exact = false
		}
	}
	return pairs, exact
}

func keysOf(over Value) Value {
	keys := unknown
	for _, a := range over.layers() {
		if n, ok := a.(*Node); ok {
			keys = union(keys, Value{KeyOf{n}})
		}
	}
	return keys
}

func (f *frame) pipe(p *parse.PipeNode, dot Value) Value {
	if p == nil {
		return nil
	}
	var v Value
	for i, cmd := range p.Cmds {
		if i == 0 {
			v = f.command(cmd, dot, nil)
		} else {
			v = f.command(cmd, dot, &v)
		}
	}
	for _, d := range p.Decl {
		if p.IsAssign {
			f.assign(d.Ident[0], v)
		} else {
			f.declare(d.Ident[0], v)
		}
	}
	return v
}

func (f *frame) command(cmd *parse.CommandNode, dot Value, piped *Value) Value {
	f.run.step()
	args := cmd.Args[1:]
	given := func() []Value {
		var values []Value
		for _, a := range args {
			values = append(values, f.operand(a, dot))
		}
		if piped != nil {
			values = append(values, *piped)
		}
		return values
	}
	switch n := cmd.Args[0].(type) {
	case *parse.IdentifierNode:
		return f.function(n.Ident, given())
	case *parse.FieldNode:
		return f.method(dot, n.Ident, given())
	case *parse.ChainNode:
		return f.method(f.operand(n.Node, dot), n.Field, given())
	case *parse.VariableNode:
		return f.method(f.find(n.Ident[0]).value, n.Ident[1:], given())
	}
	return f.operand(cmd.Args[0], dot)
}

func (f *frame) operand(node parse.Node, dot Value) Value {
	switch n := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		return nil
	case *parse.FieldNode:
		return f.method(dot, n.Ident, nil)
	case *parse.VariableNode:
		return f.method(f.find(n.Ident[0]).value, n.Ident[1:], nil)
	case *parse.ChainNode:
		return f.method(f.operand(n.Node, dot), n.Field, nil)
	case *parse.PipeNode:
		return f.pipe(n, dot)
	case *parse.IdentifierNode:
		return f.function(n.Ident, nil)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64))
		}
		return constant(n.Text)
	}
	return unknown
}

// method follows fields, and calls what Helm's own objects have.
func (f *frame) method(v Value, fields []string, args []Value) Value {
	for _, name := range fields {
		for _, a := range v {
			if files, ok := a.(Files); ok {
				return f.run.fileMethod(files, name, args)
			}
		}
		v = v.field(name)
	}
	if len(args) > 0 { // Capabilities.APIVersions.Has
		return madeOf(append(args, v)...)
	}
	return v
}
