package main

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"path"
	"sort"
	"strings"
)

// A Tree is a repository at a commit, with the Go packages in it.
type Tree struct {
	repo *Repo
	// dirs are the Go files of each folder.
	dirs map[string]map[string]string
	// modules are the folders of the modules in it, by their path.
	modules  map[string]string
	packages map[string]*Package
	wrong    map[string]bool
}

// A Package of Go, as far as its declarations go.
type Package struct {
	tree   *Tree
	path   string
	name   string
	files  []*ast.File
	types  map[string]*Decl
	funcs  map[string]*Func
	values map[string]*Const
}

// imports are the packages that it imports.
func (p *Package) imports() []string {
	var all []string
	for _, file := range p.files {
		for _, spec := range file.Imports {
			all = append(all, strings.Trim(spec.Path.Value, `"`))
		}
	}
	return all
}

// A Decl is a type with the file that it is in.
type Decl struct {
	pkg  *Package
	file *ast.File
	spec *ast.TypeSpec
}

// A Func is a function, or a method: `Config.RegisterFlags`.
type Func struct {
	pkg  *Package
	file *ast.File
	decl *ast.FuncDecl
}

// A Const is a constant or variable of a package, with the place in its group.
type Const struct {
	pkg  *Package
	file *ast.File
	expr ast.Expr
	iota int
}

// A File is a parsed file, and whether the releases for Linux hold it.
type File struct {
	*ast.File
	built bool
}

var parsedFiles = map[string]*File{}

func openTree(repo *Repo, commit string) (*Tree, error) {
	files, err := repo.files(commit)
	if err != nil {
		return nil, err
	}
	tree := &Tree{repo, map[string]map[string]string{}, map[string]string{}, map[string]*Package{}, map[string]bool{}}
	for file, blob := range files {
		dir, name := path.Split(file)
		dir = strings.TrimSuffix(dir, "/")
		if name == "go.mod" && !strings.HasPrefix(dir, "vendor/") {
			if text, err := repo.content(blob); err == nil {
				tree.modules[moduleName(string(text))] = dir
			}
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !forAnother(name) {
			if tree.dirs[dir] == nil {
				tree.dirs[dir] = map[string]string{}
			}
			tree.dirs[dir][name] = blob
		}
	}
	return tree, nil
}

// forAnother is true of files for other systems than Linux.
func forAnother(name string) bool {
	for _, system := range []string{"windows", "darwin", "freebsd", "openbsd", "netbsd", "solaris", "plan9"} {
		if strings.HasSuffix(name, "_"+system+".go") {
			return true
		}
	}
	return false
}

func moduleName(text string) string {
	for _, line := range strings.Split(text, "\n") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "module "); ok {
			return strings.Trim(strings.TrimSpace(name), `"`)
		}
	}
	return ""
}

// folder is where a package is; empty where the tree does not have it.
func (t *Tree) folder(imported string) string {
	best, dir := "", ""
	for module, at := range t.modules {
		if (imported == module || strings.HasPrefix(imported, module+"/")) && len(module) > len(best) {
			best, dir = module, path.Join(at, strings.TrimPrefix(strings.TrimPrefix(imported, module), "/"))
		}
	}
	if best != "" && t.dirs[dir] != nil {
		return dir
	}
	if vendored := "vendor/" + imported; t.dirs[vendored] != nil {
		return vendored
	}
	return ""
}

// imported is the path by which a folder is imported.
func (t *Tree) imported(folder string) string {
	best, at := "", ""
	for module, dir := range t.modules {
		inside := dir == "" || folder == dir || strings.HasPrefix(folder, dir+"/")
		if inside && (best == "" || len(dir) > len(at)) {
			best, at = module, dir
		}
	}
	return path.Join(best, strings.TrimPrefix(strings.TrimPrefix(folder, at), "/"))
}

// load reads a package; nil where the tree does not have it.
func (t *Tree) load(imported string) *Package {
	if pkg, ok := t.packages[imported]; ok {
		return pkg
	}
	t.packages[imported] = nil
	dir := t.folder(imported)
	if dir == "" {
		return nil
	}
	pkg := &Package{t, imported, "", nil, map[string]*Decl{}, map[string]*Func{}, map[string]*Const{}}
	names := make([]string, 0, len(t.dirs[dir]))
	for name := range t.dirs[dir] {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		file, err := t.parse(t.dirs[dir][name], dir+"/"+name)
		if err != nil {
			t.wrong[err.Error()] = true
		} else if file.built {
			pkg.add(file.File)
		}
	}
	t.packages[imported] = pkg
	return pkg
}

func (t *Tree) parse(blob, name string) (*File, error) {
	if file := parsedFiles[blob]; file != nil {
		return file, nil
	}
	text, err := t.repo.content(blob)
	if err != nil {
		return nil, fmt.Errorf("%s: not in the clone", name)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	parsedFiles[blob] = &File{file, isBuilt(string(text))}
	return parsedFiles[blob], nil
}

// isBuilt is false of a file whose build constraint the releases for Linux do not meet.
func isBuilt(text string) bool {
	built := true
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "package ") {
			break
		}
		if constraint.IsGoBuild(line) || constraint.IsPlusBuild(line) {
			if expr, err := constraint.Parse(line); err == nil && !expr.Eval(isSet) {
				built = false
			}
		}
	}
	return built
}

// isSet is true of the build tags of a release for Linux.
func isSet(tag string) bool {
	switch tag {
	case "linux", "unix", "amd64", "gc", "cgo", "netgo", "builtinassets", "promtail_journal_enabled":
		return true
	}
	return strings.HasPrefix(tag, "go1.")
}

func (p *Package) add(file *ast.File) {
	if file.Name.Name == "main" && p.name != "" {
		return
	}
	p.name = file.Name.Name
	p.files = append(p.files, file)
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			key := d.Name.Name
			if d.Recv != nil && len(d.Recv.List) == 1 {
				key = receiver(d.Recv.List[0].Type) + "." + key
			}
			// A package may have several.
			for d.Name.Name == "init" && p.funcs[key] != nil {
				key += " "
			}
			if p.funcs[key] == nil {
				p.funcs[key] = &Func{p, file, d}
			}
		case *ast.GenDecl:
			p.general(file, d)
		}
	}
}

func (p *Package) general(file *ast.File, d *ast.GenDecl) {
	var last []ast.Expr
	for i, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if p.types[s.Name.Name] == nil {
				p.types[s.Name.Name] = &Decl{p, file, s}
			}
		case *ast.ValueSpec:
			values := s.Values
			if d.Tok == token.CONST {
				if len(values) == 0 {
					values = last
				}
				last = values
			}
			for j, name := range s.Names {
				if j < len(values) && p.values[name.Name] == nil {
					p.values[name.Name] = &Const{p, file, values[j], i}
				}
			}
		}
	}
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// imported is the package that a name stands for in a file, and its import path.
func (p *Package) imported(file *ast.File, name string) (*Package, string) {
	guess := ""
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		if spec.Name != nil {
			if spec.Name.Name == name {
				return p.tree.load(imported), imported
			}
		} else if lastPart(imported) == name {
			guess = imported
		}
	}
	if guess != "" {
		return p.tree.load(guess), guess
	}
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		if spec.Name == nil {
			if pkg := p.tree.load(imported); pkg != nil && pkg.name == name {
				return pkg, imported
			}
		}
	}
	return nil, ""
}

func lastPart(imported string) string {
	last := path.Base(imported)
	if len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
		last = path.Base(path.Dir(imported))
	}
	last, _, _ = strings.Cut(last, ".v")
	return strings.TrimPrefix(last, "go-")
}
