package main

import (
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

const blockKind = "block"

// components are the blocks that a configuration in Alloy's language, or River, may have at its
// top, by name: the components that are compiled in, and the blocks that are none.
func components(tree *Tree, all *Package, q Question) Answer {
	w := &walker{q.Tag, tree, map[*Decl]int{}, map[string]bool{}}
	top := &Shape{Kind: structKind, Below: map[string]*Shape{}}
	if all == nil {
		return Answer{Wrong: []string{"no package in " + q.Folder}}
	}
	for _, imported := range all.imports() {
		if pkg := tree.load(imported); pkg != nil {
			for name := "init"; pkg.funcs[name] != nil; name += " " {
				w.registered(pkg.funcs[name], top)
			}
		}
	}
	if len(top.Below) == 0 {
		return Answer{Wrong: []string{"no components in " + q.Folder}}
	}
	for name, types := range q.Blocks {
		for _, t := range types {
			dot := strings.LastIndex(t, ".")
			pkg := tree.load(tree.imported(t[:dot]))
			if pkg != nil && pkg.types[t[dot+1:]] != nil {
				decl := pkg.types[t[dot+1:]]
				top.Below[name] = w.block(pkg, decl.file, ast.NewIdent(t[dot+1:]))
				break
			}
		}
	}
	return Answer{top, nil, keys(w.missing), keys(tree.wrong)}
}

// registered adds the components that a function registers.
func (w *walker) registered(f *Func, top *Shape) {
	e := &evaluator{walker: w}
	s := &scope{pkg: f.pkg, file: f.file}
	ast.Inspect(f.decl, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			return true
		}
		registration, ok := call.Args[0].(*ast.CompositeLit)
		if sel, isSel := call.Fun.(*ast.SelectorExpr); !ok || !isSel || sel.Sel.Name != "Register" {
			return true
		}
		name, stability := "", ""
		shape := &Shape{Kind: blockKind}
		for _, elt := range registration.Elts {
			kv, ok := elt.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			switch key, _ := kv.Key.(*ast.Ident); key.Name {
			case "Name":
				name, _ = e.text(s, kv.Value)
			case "Stability":
				if sel, ok := kv.Value.(*ast.SelectorExpr); ok {
					stability = levels[sel.Sel.Name]
				}
			case "Community":
				stability = "community"
			case "Args":
				if t := literalType(kv.Value); t != nil {
					shape = w.block(f.pkg, f.file, t)
				}
			}
		}
		if name != "" {
			shape.Stability = stability
			// A component may be there several times.
			shape.Many = true
			top.Below[name] = shape
		}
		return true
	})
}

var levels = map[string]string{
	"StabilityExperimental": "experimental", "StabilityBeta": "preview", "StabilityPublicPreview": "preview",
}

// block is what a block holds that is read into a type.
func (w *walker) block(pkg *Package, file *ast.File, e ast.Expr) *Shape {
	open := &Shape{Kind: blockKind, Items: &Shape{Kind: "any"}}
	switch e := e.(type) {
	case *ast.StarExpr:
		return w.block(pkg, file, e.X)
	case *ast.ArrayType:
		many := *w.block(pkg, file, e.Elt)
		many.Many = true
		return &many
	case *ast.StructType:
		return w.arguments(pkg, file, e)
	case *ast.Ident:
		return w.ofType(pkg, e.Name, open)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			from, imported := pkg.imported(file, x.Name)
			if from == nil {
				w.missing[imported] = true
				return open
			}
			return w.ofType(from, e.Sel.Name, open)
		}
	}
	return open
}

// mostNested is how often a block that holds itself is followed.
const mostNested = 2

func (w *walker) ofType(pkg *Package, name string, open *Shape) *Shape {
	decl := pkg.types[name]
	if decl == nil || w.open[decl] >= mostNested {
		return open
	}
	w.open[decl]++
	defer func() { w.open[decl]-- }()
	return w.block(pkg, decl.file, decl.spec.Type)
}

// arguments are the arguments and the blocks of a struct.
func (w *walker) arguments(pkg *Package, file *ast.File, s *ast.StructType) *Shape {
	shape := &Shape{Kind: blockKind, Below: map[string]*Shape{}}
	for _, field := range s.Fields.List {
		if field.Tag == nil {
			continue
		}
		text, _ := strconv.Unquote(field.Tag.Value)
		name, options, _ := strings.Cut(reflect.StructTag(text).Get(w.tag), ",")
		has := func(option string) bool { return strings.Contains(","+options+",", ","+option+",") }
		switch {
		case has("squash"):
			shape.squash(w.block(pkg, file, field.Type))
		case has("enum"):
			one := w.block(pkg, file, field.Type)
			for inner, below := range one.Below {
				below.Required, below.Many = false, true
				shape.Below[name+"."+inner] = below
			}
			if one.Items != nil {
				shape.Items = one.Items
			}
		case has("block"):
			below := *w.block(pkg, file, field.Type)
			below.Required = !has("optional")
			shape.Below[name] = &below
		case has("attr"):
			below := w.argument(pkg, file, field.Type)
			below.Required = !has("optional")
			shape.Below[name] = below
		}
	}
	if len(s.Fields.List) > 0 && len(shape.Below) == 0 && shape.Items == nil {
		shape.Items = &Shape{Kind: "any"}
	}
	return shape
}

func (s *Shape) squash(inner *Shape) {
	for name, below := range inner.Below {
		s.Below[name] = below
	}
	if inner.Items != nil {
		s.Items = inner.Items
	}
}

// argument is what an argument may be.
func (w *walker) argument(pkg *Package, file *ast.File, e ast.Expr) *Shape {
	switch e := e.(type) {
	case *ast.StarExpr:
		return w.argument(pkg, file, e.X)
	case *ast.ArrayType:
		if id, ok := e.Elt.(*ast.Ident); ok && id.Name == "byte" {
			return &Shape{Kind: "string"}
		}
		return &Shape{Kind: listKind}
	case *ast.MapType:
		return &Shape{Kind: mapKind}
	case *ast.Ident:
		return w.argumentOf(pkg, e.Name)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			from, imported := pkg.imported(file, x.Name)
			if kind, ok := wellKnown[imported+"."+e.Sel.Name]; ok && kind != "" {
				return &Shape{Kind: kind}
			}
			if from != nil {
				return w.argumentOf(from, e.Sel.Name)
			}
		}
	}
	return &Shape{Kind: "any"}
}

func (w *walker) argumentOf(pkg *Package, name string) *Shape {
	decl := pkg.types[name]
	if decl == nil {
		return w.named(pkg, name)
	}
	switch {
	case firstOf(pkg, name, "ConvertFrom") != nil, firstOf(pkg, name, "AlloyCapsule", "RiverCapsule") != nil:
		return &Shape{Kind: "any"}
	case firstOf(pkg, name, "UnmarshalText") != nil:
		own := &Shape{Kind: "string"}
		if values := w.words(pkg, name); len(values) > 1 {
			own.Values = values
		}
		return own
	case w.open[decl] > 0:
		return &Shape{Kind: "any"}
	}
	w.open[decl]++
	defer func() { w.open[decl]-- }()
	return w.argument(pkg, decl.file, decl.spec.Type)
}
