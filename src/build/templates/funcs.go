package main

import (
	"fmt"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template/parse"
)

func sorted[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func at(args []Value, i int) Value {
	if i < 0 {
		i += len(args)
	}
	if i < 0 || i >= len(args) {
		return nil
	}
	return args[i]
}

// function is what a function of Helm, Sprig or Go gives back.
func (f *frame) function(name string, args []Value) Value {
	switch name {
	case "include":
		return f.include(at(args, 0), at(args, 1))
	case "tpl":
		return f.tpl(at(args, 0), at(args, 1))
	case "toYaml", "toJson", "toPrettyJson", "toRawJson", "mustToJson", "mustToPrettyJson",
		"mustToRawJson", "toYamlPretty", "toToml", "mustToYaml", "mustToToml":
		return Value{Yaml{at(args, 0)}}
	case "fromYaml", "fromYamlArray", "fromJson", "fromJsonArray", "mustFromJson", "fromToml":
		return read(at(args, 0))
	case "deepCopy", "mustDeepCopy":
		return at(args, 0)
	case "set":
		return f.set(at(args, 0), at(args, 1), at(args, 2))
	case "unset":
		return at(args, 0)
	case "merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite":
		return f.merge(args)
	case "omit":
		return at(args, 0)
	case "pick":
		return f.pick(args)
	case "dict":
		return f.dict(args)
	case "list", "tuple":
		return Value{&List{all: args, exact: true}}
	case "default":
		return firstTrue(at(args, 1), at(args, 0))
	case "coalesce", "or":
		return firstTrue(args...)
	case "and":
		return lastTrue(args)
	case "ternary":
		return ternary(at(args, 0), at(args, 1), at(args, 2))
	case "required":
		at(args, 1).check()
		return at(args, 1)
	case "fail":
		union(args...).use()
		return nil
	case "index", "get":
		return f.index(args)
	case "dig":
		return f.dig(args)
	case "pluck":
		var all []Value
		for _, d := range args[min(1, len(args)):] {
			all = append(all, f.index([]Value{d, at(args, 0)}))
		}
		return Value{&List{all: all}}
	case "hasKey":
		return f.hasKey(at(args, 0), at(args, 1))
	case "empty", "not":
		return not(at(args, 0))
	case "keys":
		return keyList(union(args...))
	case "values":
		return Value{&List{all: []Value{union(args...).item(true)}}}
	case "lookup", "now", "uuidv4", "randAlphaNum", "randAlpha", "randNumeric", "env", "expandenv",
		"genCA", "genPrivateKey", "genSelfSignedCert", "genSignedCert", "getHostByName":
		return unknown
	case "kindIs", "typeIs", "typeIsLike":
		return kindIs(at(args, 0), at(args, 1))
	case "kindOf", "typeOf", "len":
		return askedOf(union(args...))
	}
	if lists[name] {
		return listed(name, args)
	}
	return fold(name, args)
}

var lists = map[string]bool{
	"first": true, "mustFirst": true, "last": true, "mustLast": true, "rest": true,
	"mustRest": true, "initial": true, "mustInitial": true, "reverse": true, "mustReverse": true,
	"uniq": true, "mustUniq": true, "compact": true, "mustCompact": true, "without": true,
	"mustWithout": true, "concat": true, "append": true, "mustAppend": true, "push": true,
	"prepend": true, "mustPrepend": true, "slice": true, "mustSlice": true, "sortAlpha": true,
	"splitList": true, "chunk": true, "until": true, "untilStep": true, "seq": true,
	"regexSplit": true, "mustRegexSplit": true, "split": true, "splitn": true,
}

// read takes apart what was written as YAML.
func read(v Value) Value {
	var all []Value
	for _, a := range v {
		switch a := a.(type) {
		case Yaml:
			all = append(all, a.of)
		case Const:
			text, _ := a.of.(string)
			all = append(all, readConstant(text))
		default:
			all = append(all, madeOf(Value{a}))
		}
	}
	return union(all...)
}

// readConstant understands the lists and maps of plain texts that helpers print.
func readConstant(text string) Value {
	list := &List{exact: true}
	dict := &Dict{entries: map[string]Value{}}
	for _, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") {
			continue
		}
		if item, ok := strings.CutPrefix(trimmed, "- "); ok && !strings.Contains(item, ": ") {
			list.all = append(list.all, constant(strings.Trim(item, `"'`)))
			continue
		}
		key, value, ok := strings.Cut(trimmed, ": ")
		if !ok || line != trimmed || strings.ContainsAny(value, "{[&*|>") {
			return unknown
		}
		dict.entries[key] = constant(strings.Trim(value, `"'`))
	}
	if len(list.all) > 0 && len(dict.entries) > 0 {
		return unknown
	}
	if len(dict.entries) > 0 {
		return Value{dict}
	}
	return Value{list}
}

func (f *frame) include(name, dot Value) Value {
	names, only := name.texts()
	if !only {
		names = append(names, f.run.like(name)...)
		name.use()
		f.run.notes["an include whose name the values decide"] = true
	}
	var all []Value
	for _, n := range names {
		tree := f.run.defines[n]
		if tree == nil {
			f.run.notes["no template "+strconv.Quote(n)] = true
		}
		if len(names) > 1 || !only {
			f.run.level++
		}
		all = append(all, f.run.call(n, tree, dot).result())
		if len(names) > 1 || !only {
			f.run.level--
		}
	}
	if !only {
		all = append(all, unknown)
	}
	return union(all...)
}

// like are the templates whose names may be what `printf` makes of values: those that fit its format.
func (r *run) like(name Value) []string {
	var names []string
	for _, a := range name {
		if text, ok := a.(Text); ok && text.format != "" {
			for _, define := range sorted(r.defines) {
				if fits(text.format, define) {
					names = append(names, define)
				}
			}
		}
	}
	return names
}

// fits is whether a text may be what a format makes of anything.
func fits(format, text string) bool {
	parts := strings.Split(format, "%s")
	text, begins := strings.CutPrefix(text, parts[0])
	if !begins || len(parts) == 1 {
		return begins && text == ""
	}
	for _, part := range parts[1 : len(parts)-1] {
		_, rest, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = rest
	}
	return strings.HasSuffix(text, parts[len(parts)-1])
}

// tpl runs the templates that its text holds; those in values as the chart writes them.
func (f *frame) tpl(text, dot Value) Value {
	var all []Value
	for _, a := range text {
		switch a := a.(type) {
		case Const:
			if s, ok := a.of.(string); ok {
				all = append(all, f.runText(s, dot))
			}
		case *Node:
			f.runStandard(a.standard, dot)
			all = append(all, madeOf(Value{a}), f.tpl(a.over, dot))
		case Yaml:
			f.runAll(a.of, dot)
			all = append(all, Value{a})
		case Text:
			f.runAll(a.parts, dot)
			all = append(all, Value{a})
		case *Dict, *List, KeyOf, Opaque, Files:
			all = append(all, Value{a})
		}
	}
	return union(all...)
}

// runAll runs the templates in all texts of a value.
func (f *frame) runAll(v Value, dot Value) {
	f.run.depth++
	defer func() { f.run.depth-- }()
	if f.run.depth > deepest {
		return
	}
	for _, a := range v.layers() {
		switch a := a.(type) {
		case *Node:
			f.runStandard(a.standard, dot)
		case *Dict:
			if !a.context {
				for _, key := range sorted(a.entries) {
					f.runAll(a.entries[key], dot)
				}
			}
		case *List:
			for _, own := range a.all {
				f.runAll(own, dot)
			}
		case Const:
			if s, ok := a.of.(string); ok {
				f.runText(s, dot).use()
			}
		case Text:
			f.runAll(a.parts, dot)
		case Yaml:
			f.runAll(a.of, dot)
		case KeyOf, Opaque, Files:
		}
	}
}

func (f *frame) runStandard(standard any, dot Value) {
	switch own := standard.(type) {
	case string:
		f.runText(own, dot).use()
	case []any:
		for _, item := range own {
			f.runStandard(item, dot)
		}
	case map[string]any:
		for _, key := range sorted(own) {
			if strings.Contains(key, "{{") {
				f.runText(key, dot).use()
			}
			f.runStandard(own[key], dot)
		}
	}
}

func (f *frame) runText(text string, dot Value) Value {
	if !strings.Contains(text, "{{") {
		return constant(text)
	}
	tree, known := f.run.parsed[text]
	if !known {
		tree = parseText(text)
		f.run.parsed[text] = tree
	}
	if tree == nil {
		return unknown
	}
	f.run.level++
	defer func() { f.run.level-- }()
	return f.run.call("tpl "+text, tree, dot).result()
}

func (f *frame) set(into, key, v Value) Value {
	keys, only := key.texts()
	for _, a := range into {
		switch a := a.(type) {
		case *Dict:
			f.run.changed(a)
			for _, k := range keys {
				if a.level < f.run.level || len(keys) > 1 {
					v = union(a.entries[k], v)
				}
				a.entries[k] = v
			}
			if !only {
				a.also = union(a.also, Value{&Dict{entries: map[string]Value{}, also: nil}}, v)
			}
		case *Node:
			for _, k := range keys {
				kid := a.child(k)
				f.run.put(kid, v)
			}
		case *List, Const, Text, Yaml, KeyOf, Opaque, Files:
		}
	}
	return into
}

// put remembers what a template puts over a value.
func (r *run) put(n *Node, values ...Value) {
	const most = 16
	over := n.over.merged(values...)
	if len(over) > most {
		union(values...).use()
	} else if len(over) > len(n.over) {
		n.over = over
		r.changed(nil)
	}
}

func (f *frame) merge(args []Value) Value {
	for _, a := range at(args, 0) {
		switch a := a.(type) {
		case *Dict:
			f.run.changed(a)
			a.also = a.also.merged(args[1:]...)
		case *Node:
			f.run.put(a, args[1:]...)
		case *List, Const, Text, Yaml, KeyOf, Opaque, Files:
		}
	}
	if _, ok := one(at(args, 0)).(*Dict); ok {
		return at(args, 0)
	}
	return union(args...)
}

func one(v Value) Atom {
	if len(v) == 1 {
		return v[0]
	}
	return nil
}

func (f *frame) pick(args []Value) Value {
	picked := &Dict{entries: map[string]Value{}, level: f.run.level, call: f.call}
	for _, key := range args[min(1, len(args)):] {
		keys, only := key.texts()
		if !only {
			return at(args, 0)
		}
		for _, k := range keys {
			picked.entries[k] = at(args, 0).field(k)
		}
	}
	return Value{picked}
}

func (f *frame) dict(args []Value) Value {
	made := &Dict{entries: map[string]Value{}, level: f.run.level, call: f.call}
	for i := 0; i < len(args); i += 2 {
		keys, only := args[i].texts()
		for _, k := range keys {
			made.entries[k] = union(made.entries[k], at(args, i+1))
		}
		if !only {
			args[i].use()
			made.also = union(made.also, Value{&List{all: []Value{at(args, i+1)}}})
		}
	}
	return Value{made}
}

func firstTrue(args ...Value) Value {
	var all []Value
	for i, v := range args {
		yes, no := v.truth()
		if yes || i == len(args)-1 {
			all = append(all, v)
		}
		if !no {
			break
		}
	}
	return union(all...)
}

func lastTrue(args []Value) Value {
	var all []Value
	for i, v := range args {
		yes, no := v.truth()
		if no || i == len(args)-1 {
			all = append(all, v)
		}
		if !yes {
			break
		}
		if no && i < len(args)-1 {
			continue
		}
	}
	return union(all...)
}

func ternary(yes, no, condition Value) Value {
	condition.check()
	canBe, canNotBe := condition.truth()
	switch {
	case !canNotBe:
		return yes
	case !canBe:
		return no
	}
	return union(yes, no)
}

func not(v Value) Value {
	switch yes, no := v.truth(); {
	case !no:
		return constant(false)
	case !yes:
		return constant(true)
	}
	return askedOf(v)
}

func (f *frame) index(args []Value) Value {
	v := at(args, 0)
	for _, key := range args[min(1, len(args)):] {
		v = f.step(v, key)
	}
	return v
}

// step goes to what is under a key.
func (f *frame) step(v, key Value) Value {
	keys, only := key.texts()
	var all []Value
	for _, k := range keys {
		all = append(all, v.field(k))
	}
	if !only {
		numbers, ok := key.constants()
		if ok && len(keys) == 0 {
			if _, isInt := numbers[0].(int); isInt {
				return nth(v, numbers)
			}
		}
		key.use()
		for _, a := range v {
			if n, ok := a.(*Node); ok && strings.Count(n.path, ".") == 0 {
				f.run.notes["any key of the values"] = true
				return union(append(all, unknown)...)
			}
		}
		all = append(all, v.item(true))
	}
	return union(all...)
}

func nth(v Value, places []any) Value {
	if list, ok := one(v).(*List); ok && list.exact {
		var all []Value
		for _, place := range places {
			if i, ok := place.(int); ok && i < len(list.all) {
				all = append(all, list.all[i])
			}
		}
		return union(all...)
	}
	return v.item(false)
}

func (f *frame) dig(args []Value) Value {
	v := at(args, -1)
	for _, key := range args[:max(0, len(args)-2)] {
		v = f.step(v, key)
	}
	if len(args) < 2 {
		return v
	}
	return firstTrue(v, at(args, -2))
}

func (f *frame) hasKey(v, key Value) Value {
	keys, only := key.texts()
	dict, exact := one(v).(*Dict)
	if exact && only && len(keys) == 1 && len(dict.also) == 0 {
		_, ok := dict.entries[keys[0]]
		if ok && f.run.level <= dict.level {
			return constant(true)
		}
		if !ok {
			return constant(false)
		}
	}
	return askedOf(f.step(v, key))
}

func keyList(v Value) Value {
	list := &List{}
	if dict, ok := one(v).(*Dict); ok && len(dict.also) == 0 {
		list.exact = true
		for _, key := range sorted(dict.entries) {
			list.all = append(list.all, constant(key))
		}
		return Value{list}
	}
	list.all = []Value{keysOf(v)}
	return Value{list}
}

func kindIs(kind, v Value) Value {
	kinds, only := kind.texts()
	if only && len(kinds) == 1 && len(v) <= 1 {
		switch a := one(v).(type) {
		case nil:
			return constant(kinds[0] == "invalid")
		case Const:
			return constant(kindOf(a.of) == kinds[0])
		case *Dict:
			return constant(kinds[0] == "map" || strings.HasPrefix(kinds[0], "map["))
		case *List:
			return constant(kinds[0] == "slice" || strings.HasPrefix(kinds[0], "[]"))
		}
	}
	return askedOf(v)
}

func kindOf(c any) string {
	switch c.(type) {
	case nil:
		return "invalid"
	case string:
		return "string"
	case bool:
		return "bool"
	}
	return "int"
}

// listed is a list, or an item of one, made of others.
func listed(name string, args []Value) Value {
	list := at(args, -1)
	if exact, ok := one(at(args, 0)).(*List); ok && len(args) == 1 && exact.exact {
		return exactly(name, exact)
	}
	switch name {
	case "first", "mustFirst", "last", "mustLast":
		return list.item(false)
	case "append", "mustAppend", "push", "prepend", "mustPrepend":
		if own, ok := one(at(args, 0)).(*List); ok {
			return Value{&List{all: append(append([]Value{}, own.all...), at(args, 1)), exact: own.exact}}
		}
		return union(at(args, 0), Value{&List{all: []Value{at(args, 1)}}})
	case "concat":
		return concat(args)
	case "splitList":
		if texts, only := list.texts(); only && len(texts) == 1 {
			by, _ := at(args, 0).texts()
			if len(by) == 1 {
				made := &List{exact: true}
				for _, part := range strings.Split(texts[0], by[0]) {
					made.all = append(made.all, constant(part))
				}
				return Value{made}
			}
		}
		return Value{&List{all: []Value{madeOf(args...)}}}
	case "regexSplit", "mustRegexSplit":
		return regexSplit(args)
	case "split", "splitn", "until", "untilStep", "seq":
		return Value{&List{all: []Value{madeOf(args...)}}}
	case "without", "mustWithout", "slice", "mustSlice":
		return at(args, 0)
	}
	return list
}

// regexSplit takes apart a constant; which part of which text is meant can't be told of several.
func regexSplit(args []Value) Value {
	var lists Value
	each(args, nil, func(given []any) {
		pattern, err := regexp.Compile(show(given[0]))
		n, isInt := given[len(given)-1].(int)
		if err == nil && isInt && len(given) == 3 {
			list := &List{exact: true}
			for _, part := range pattern.Split(show(given[1]), n) {
				list.all = append(list.all, constant(part))
			}
			lists = append(lists, list)
		}
	})
	if len(lists) == 1 {
		return lists
	}
	return Value{&List{all: []Value{madeOf(args...)}}}
}

func exactly(name string, list *List) Value {
	all := list.all
	last := len(all) - 1
	switch name {
	case "first", "mustFirst":
		return at(all, 0)
	case "last", "mustLast":
		return at(all, -1)
	case "rest", "mustRest":
		return Value{&List{all: all[min(1, len(all)):], exact: true}}
	case "initial", "mustInitial":
		return Value{&List{all: all[:max(0, last)], exact: true}}
	}
	return Value{list}
}

func concat(args []Value) Value {
	made := &List{exact: true}
	for _, v := range args {
		if own, ok := one(v).(*List); ok {
			made.all, made.exact = append(made.all, own.all...), made.exact && own.exact
		} else {
			made.all, made.exact = append(made.all, v.item(false)), false
		}
	}
	return Value{made}
}

// fold computes what is constant; anything else is a text that depends on all that it is made of.
func fold(name string, args []Value) Value {
	if yaml, ok := one(at(args, -1)).(Yaml); ok && keepsYaml[name] {
		return Value{yaml}
	}
	var all []Value
	each(args, nil, func(given []any) {
		if folded, ok := compute(name, given); ok {
			all = append(all, constant(folded))
		} else {
			all = append(all, unknown)
		}
	})
	if all != nil {
		return union(all...)
	}
	made := madeOf(args...)
	if formats, only := at(args, 0).texts(); name == "printf" && only && len(formats) == 1 {
		text, _ := one(made).(Text)
		text.format = formats[0]
		return Value{text}
	}
	return made
}

var keepsYaml = map[string]bool{
	"indent": true, "nindent": true, "trim": true, "toString": true, "print": true,
	"trimAll": true, "trimSuffix": true, "trimPrefix": true, "replace": true,
}

// each calls with every choice of constants; not at all where an argument is none, or there are too
// many.
func each(args []Value, chosen []any, call func([]any)) {
	choices := 1
	for _, v := range args {
		all, ok := v.constants()
		if len(v) == 0 {
			all, ok = []any{nil}, true
		}
		if choices *= len(all); !ok || choices > mostTexts {
			return
		}
	}
	choose(args, chosen, call)
}

func choose(args []Value, chosen []any, call func([]any)) {
	if len(args) == 0 {
		call(chosen)
		return
	}
	all, _ := args[0].constants()
	if len(all) == 0 {
		all = []any{nil}
	}
	for _, c := range all {
		choose(args[1:], append(append([]any{}, chosen...), c), call)
	}
}

func compute(name string, args []any) (any, bool) {
	text := func(i int) string {
		if i >= len(args) {
			return ""
		}
		return show(args[i])
	}
	switch name {
	case "eq":
		for _, other := range args[1:] {
			if args[0] == other {
				return true, true
			}
		}
		return false, true
	case "ne":
		return args[0] != args[1], true
	case "printf":
		return printf(text(0), args[1:]), true
	case "print":
		out := ""
		for i := range args {
			out += text(i)
		}
		return out, true
	case "toString", "trim", "trimAll", "squote", "quote", "lower", "upper", "title", "untitle":
		return changed(name, args)
	case "trunc", "indent", "nindent":
		return text(1), true
	case "replace":
		return strings.ReplaceAll(text(2), text(0), text(1)), true
	case "trimSuffix":
		return strings.TrimSuffix(text(1), text(0)), true
	case "trimPrefix":
		return strings.TrimPrefix(text(1), text(0)), true
	case "contains":
		return strings.Contains(text(1), text(0)), true
	case "hasPrefix":
		return strings.HasPrefix(text(1), text(0)), true
	case "hasSuffix":
		return strings.HasSuffix(text(1), text(0)), true
	case "camelcase":
		return camel(text(0)), true
	case "kebabcase":
		return kebab(text(0)), true
	case "int", "int64", "atoi":
		n, err := strconv.Atoi(text(0))
		return n, err == nil
	}
	return nil, false
}

func changed(name string, args []any) (any, bool) {
	text := show(args[len(args)-1])
	switch name {
	case "trim":
		return strings.TrimSpace(text), true
	case "trimAll":
		return strings.Trim(text, show(args[0])), true
	case "quote", "squote":
		return text, len(args) == 1
	case "lower":
		return strings.ToLower(text), true
	case "upper":
		return strings.ToUpper(text), true
	case "title":
		return strings.ToUpper(text[:min(1, len(text))]) + text[min(1, len(text)):], true
	case "untitle":
		return strings.ToLower(text[:min(1, len(text))]) + text[min(1, len(text)):], true
	}
	return text, true
}

func printf(format string, args []any) string {
	return fmt.Sprintf(strings.ReplaceAll(format, "%d", "%v"), args...)
}

func camel(text string) string {
	out := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }) {
		out += strings.ToUpper(word[:1]) + word[1:]
	}
	return out
}

func kebab(text string) string {
	out := ""
	for i, r := range text {
		if r >= 'A' && r <= 'Z' && i > 0 {
			out += "-"
		}
		out += strings.ToLower(string(r))
	}
	return strings.ReplaceAll(out, "_", "-")
}

// fileMethod is `.Files.Get` and its like.
func (r *run) fileMethod(files Files, name string, args []Value) Value {
	names, only := union(args...).texts()
	switch {
	case name == "Get" && only:
		var all []Value
		for _, n := range names {
			all = append(all, constant(r.files[n]))
		}
		return union(all...)
	case name == "Glob" && only && len(names) == 1:
		found := &Dict{entries: map[string]Value{}}
		for file := range r.files {
			if ok, _ := path.Match(names[0], file); ok || strings.Contains(names[0], "**") {
				found.entries[file] = constant(r.files[file])
			}
		}
		return Value{found}
	}
	union(args...).use()
	return unknown
}

func parseText(text string) *parse.Tree {
	tree := parse.New("tpl")
	tree.Mode = parse.SkipFuncCheck
	parsed, err := tree.Parse(text, "", "", map[string]*parse.Tree{})
	if err != nil {
		return nil
	}
	return parsed
}
