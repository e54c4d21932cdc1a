package main

// A Value is what an expression may come to: any of these. None of them means nil.
type Value []Atom

// An Atom is one thing that an expression may come to.
type Atom interface{}

// A Node is a place in the chart's values.
type Node struct {
	path string
	kids map[string]*Node
	// standard is the chart's own value there, and known says whether it has one.
	standard any
	known    bool
	// global is the parent chart's `global`, on the root of the values of a chart inside another.
	global *Node
	// over is what templates put there themselves.
	over Value

	test, whole bool
}

// Items and anyKey stand in a path for what a list holds and for a key that the user names.
const (
	items  = "[]"
	anyKey = "*"
)

type (
	// Const is a string, int, bool or nil that the templates themselves write.
	Const struct{ of any }
	// Dict is a map that a template puts together.
	Dict struct {
		entries map[string]Value
		// also is what was merged into it, whose keys may be any.
		also  Value
		level int
		// call is the call that made it.
		call int
		// context is true of what a template file starts with: to hand it on reads nothing.
		context bool
	}
	// List is a list that a template puts together, item by item where exact.
	List struct {
		all   []Value
		exact bool
	}
	// Text is a string, number or bool that depends on all of its parts, and on whether what it asks
	// for is there, or of which kind it is.
	Text struct {
		parts, asked Value
		// format is what `printf` made it by; empty for other texts.
		format string
	}
	// Yaml is its value written as YAML or JSON, which can be read back.
	Yaml struct{ of Value }
	// KeyOf is a key that a user has in a map of the values.
	KeyOf struct{ node *Node }
	// Opaque is what the values have no part in.
	Opaque struct{}
	// Files is `.Files`, or what a glob finds there.
	Files struct{ pattern string }
)

var unknown = Value{Opaque{}}

// madeOf is what was made of values; of nothing but constants, what is not known.
func madeOf(values ...Value) Value {
	var made Text
	for _, v := range values {
		for _, a := range v {
			switch a := a.(type) {
			case Text:
				made.parts, made.asked = union(made.parts, a.parts), union(made.asked, a.asked)
			case Yaml:
				made.parts = union(made.parts, a.of)
			case *Node, *Dict, *List, KeyOf:
				made.parts = made.parts.with(a)
			case Const, Opaque, Files:
			}
		}
	}
	return made.value()
}

// askedOf is what was asked of values.
func askedOf(v Value) Value {
	var made Text
	for _, a := range v {
		switch a := a.(type) {
		case *Node, *Dict:
			made.asked = made.asked.with(a)
		case Text:
			made.parts, made.asked = union(made.parts, a.parts), union(made.asked, a.asked)
		case Yaml:
			made.parts = union(made.parts, a.of)
		case KeyOf:
			made.parts = made.parts.with(a)
		case *List, Const, Opaque, Files:
		}
	}
	return made.value()
}

// value is unknown where there is nothing to remember, or too much: that counts as used at once.
func (t Text) value() Value {
	const most = 24
	if len(t.parts)+len(t.asked) > most {
		t.parts.use()
		t.asked.check()
		return unknown
	}
	if len(t.parts) == 0 && len(t.asked) == 0 {
		return unknown
	}
	return Value{t}
}

func constant(of any) Value { return Value{Const{of}} }

// union is what comes to any of the values. Beyond a bound it keeps what the chart's values have a
// part in and calls the rest unknown.
func union(values ...Value) Value {
	const most = 48
	var all Value
	for _, v := range values {
		for _, a := range v {
			if !all.holds(a) {
				all = append(all, a)
			}
		}
	}
	if len(all) <= most {
		return all
	}
	kept := Value{Opaque{}}
	for _, a := range all {
		if _, ok := a.(Const); !ok {
			kept = append(kept, a)
		}
	}
	return kept
}

func (v Value) holds(a Atom) bool {
	for _, other := range v {
		if same(a, other) {
			return true
		}
	}
	return false
}

func (v Value) with(a Atom) Value {
	if v.holds(a) {
		return v
	}
	return append(v[:len(v):len(v)], a)
}

func same(a, b Atom) bool {
	switch a := a.(type) {
	case Text:
		b, ok := b.(Text)
		return ok && a.format == b.format && sameAll(a.parts, b.parts) && sameAll(a.asked, b.asked)
	case Yaml:
		b, ok := b.(Yaml)
		return ok && sameAll(a.of, b.of)
	}
	switch b.(type) {
	case Text, Yaml:
		return false
	}
	return a == b
}

// merged adds to what was merged into a map before, but for maps that hold the same again: a helper
// that is run for each component merges into the same place each time.
func (v Value) merged(values ...Value) Value {
	for _, more := range values {
		for _, a := range more {
			if !v.holdsLike(a) {
				v = v.with(a)
			}
		}
	}
	return v
}

func (v Value) holdsLike(a Atom) bool {
	const depth = 4
	for _, other := range v {
		if alike(a, other, depth) {
			return true
		}
	}
	return false
}

func alike(a, b Atom, depth int) bool {
	one, isDict := a.(*Dict)
	two, areBoth := b.(*Dict)
	if !isDict || !areBoth || one == two || depth == 0 {
		return same(a, b)
	}
	if len(one.entries) != len(two.entries) || !allAlike(one.also, two.also, depth-1) {
		return false
	}
	for key, v := range one.entries {
		w, ok := two.entries[key]
		if !ok || !allAlike(v, w, depth-1) {
			return false
		}
	}
	return true
}

func allAlike(v, w Value, depth int) bool {
	if len(v) != len(w) {
		return false
	}
	for i, a := range v {
		if !alike(a, w[i], depth) {
			return false
		}
	}
	return true
}

func sameAll(v, w Value) bool {
	if len(v) != len(w) {
		return false
	}
	for i, a := range v {
		if !same(a, w[i]) {
			return false
		}
	}
	return true
}

func (n *Node) child(key string) *Node {
	if kid := n.kids[key]; kid != nil {
		return kid
	}
	kid := &Node{path: n.path + "." + key, kids: map[string]*Node{}}
	switch own := n.standard.(type) {
	case map[string]any:
		if key != anyKey {
			kid.standard, kid.known = own[key], has(own, key)
		}
	case []any:
		// The first of the list speaks for all.
		if key == items && len(own) > 0 {
			kid.standard, kid.known = own[0], true
		}
	}
	n.kids[key] = kid
	return kid
}

func has(m map[string]any, key string) bool {
	_, ok := m[key]
	return ok
}

// inside is the step from a list or map of the values to what it holds.
func (n *Node) inside(looksLikeMap bool) string {
	switch n.standard.(type) {
	case []any:
		return items
	case map[string]any:
		return anyKey
	}
	if looksLikeMap {
		return anyKey
	}
	return items
}

// layers are these and what templates merged into them, which may be merged into each other.
func (v Value) layers() Value {
	var all Value
	seen := map[any]bool{}
	var follow func(v Value)
	follow = func(v Value) {
		for _, a := range v {
			switch a := a.(type) {
			case *Node:
				if !seen[a] {
					seen[a] = true
					all = append(all, a)
					follow(a.over)
				}
			case *Dict:
				if !seen[a] {
					seen[a] = true
					all = append(all, a)
					follow(a.also)
				}
			default:
				all = append(all, a)
			}
		}
	}
	follow(v)
	return all
}

// field is `.key` of each.
func (v Value) field(key string) Value {
	var all []Value
	for _, a := range v.layers() {
		switch a := a.(type) {
		case *Node:
			if key == "AsMap" { // a method of Helm's values
				all = append(all, Value{a})
				continue
			}
			kid := a.child(key)
			all = append(all, Value{kid}, kid.over)
			if key == "global" && a.global != nil {
				all = append(all, Value{a.global})
			}
		case *Dict:
			all = append(all, a.entries[key])
		case Text, Yaml:
			all = append(all, madeOf(Value{a}))
		case Opaque:
			all = append(all, unknown)
		case *List, Const, KeyOf, Files:
		}
	}
	return union(all...)
}

// item is what each holds, whatever its key or place.
func (v Value) item(looksLikeMap bool) Value {
	var all []Value
	for _, a := range v.layers() {
		switch a := a.(type) {
		case *Node:
			kid := a.child(a.inside(looksLikeMap))
			all = append(all, Value{kid}, kid.over)
		case *Dict:
			for _, key := range sorted(a.entries) {
				all = append(all, a.entries[key])
			}
		case *List:
			all = append(all, a.all...)
		case Text, Yaml:
			all = append(all, madeOf(Value{a}))
		case Opaque:
			all = append(all, unknown)
		case Const, KeyOf, Files:
		}
	}
	return union(all...)
}

// use marks what is printed, compared or handed to something that looks at all of it.
func (v Value) use() { v.useTo(map[any]bool{}) }

func (v Value) useTo(seen map[any]bool) {
	for _, a := range v {
		switch a := a.(type) {
		case *Node:
			a.whole = true
			if !seen[a] {
				seen[a] = true
				a.over.useTo(seen)
			}
		case *Dict:
			if !seen[a] && !a.context {
				seen[a] = true
				for _, own := range a.entries {
					own.useTo(seen)
				}
				a.also.useTo(seen)
			}
		case *List:
			for _, own := range a.all {
				own.useTo(seen)
			}
		case Text:
			a.parts.useTo(seen)
			a.asked.check()
		case Yaml:
			a.of.useTo(seen)
		case KeyOf:
			a.node.test = true
			a.node.child(anyKey).test = true
		case Const, Opaque, Files:
		}
	}
}

// check marks what is asked for, without a look at what it holds.
func (v Value) check() {
	for _, a := range v.layers() {
		switch a := a.(type) {
		case *Node:
			a.test = true
		case Text, Yaml, KeyOf:
			Value{a}.use()
		case *Dict, *List, Const, Opaque, Files:
		}
	}
}

// truth says whether the value can be true and whether it can be false.
func (v Value) truth() (canBe, canNotBe bool) {
	if len(v) == 0 {
		return false, true
	}
	for _, a := range v {
		yes, no := true, true
		switch a := a.(type) {
		case Const:
			yes = a.of != nil && a.of != "" && a.of != false && a.of != 0
			no = !yes
		case *Dict:
			if len(a.also) == 0 {
				yes, no = len(a.entries) > 0, len(a.entries) == 0
			}
		case *List:
			if a.exact {
				yes, no = len(a.all) > 0, len(a.all) == 0
			}
		case KeyOf, Files:
			no = false
		case *Node, Text, Yaml, Opaque:
		}
		canBe, canNotBe = canBe || yes, canNotBe || no
	}
	return canBe, canNotBe
}

// constants are the values where each is one that the templates write.
func (v Value) constants() ([]any, bool) {
	var all []any
	for _, a := range v {
		c, ok := a.(Const)
		if !ok {
			return nil, false
		}
		all = append(all, c.of)
	}
	return all, len(all) > 0
}

// texts are the strings among them, and whether there is nothing else.
func (v Value) texts() (all []string, only bool) {
	only = true
	for _, a := range v {
		if c, ok := a.(Const); ok {
			if text, ok := c.of.(string); ok {
				all = append(all, text)
				continue
			}
		}
		only = false
	}
	return all, only
}
