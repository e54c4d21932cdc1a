package main

import (
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

// A Shape is what a YAML value may hold.
type Shape struct {
	Kind string `json:"kind"`
	// Values are those that a word may have.
	Values []string `json:"values,omitempty"`
	// Below are the keys of a struct; Items what a list or a map holds.
	Below map[string]*Shape `json:"below,omitempty"`
	Items *Shape            `json:"items,omitempty"`
	// Flag, Default and Help are those of the command line flag that sets the same.
	Flag       string  `json:"flag,omitempty"`
	Default    *string `json:"default,omitempty"`
	Help       string  `json:"help,omitempty"`
	Deprecated bool    `json:"deprecated,omitempty"`
	// Required is true of an argument that must be set, Many of a block that may be repeated.
	Required bool `json:"required,omitempty"`
	Many     bool `json:"many,omitempty"`
	// Stability is that of a component.
	Stability string `json:"stability,omitempty"`
	// fields are the keys by the names of the Go fields, embedded ones included.
	fields   map[string]*Shape
	embedded []*Shape
	decl     *Decl
	// tagged is true where a field has a tag: the struct is read as such.
	tagged bool
}

const (
	structKind = "struct"
	listKind   = "list"
	mapKind    = "map"
)

// A walker finds the shapes of types.
type walker struct {
	// tag is the key of the struct tags: `yaml`.
	tag  string
	tree *Tree
	// open are the types on the way, so that one that holds itself ends.
	open map[*Decl]int
	// missing are the packages that the tree does not have.
	missing map[string]bool
}

var wellKnown = map[string]string{
	"time.Duration": "goduration", "time.Time": "string", "net/url.URL": "string",
	"regexp.Regexp": "string", "encoding/json.RawMessage": "any", "sync.Mutex": "",
	"text/template.Template": "string", "net.IP": "string", "net/http.Header": mapKind,
	"github.com/prometheus/common/model.Duration":           "duration",
	"github.com/grafana/regexp.Regexp":                      "string",
	"github.com/alecthomas/units.Base2Bytes":                "bytes",
	"github.com/c2h5oh/datasize.ByteSize":                   "bytes",
	"github.com/prometheus/prometheus/model/labels.Labels":  mapKind,
	"github.com/prometheus/prometheus/pkg/labels.Labels":    mapKind,
	"github.com/prometheus/common/model.LabelSet":           mapKind,
	"github.com/prometheus/common/config.Header":            mapKind,
	"github.com/prometheus/common/config.ProxyHeader":       mapKind,
	"github.com/prometheus/prometheus/discovery.Configs":    "any",
	"gopkg.in/yaml.v2.MapSlice":                             "any",
	"gopkg.in/yaml.v3.Node":                                 "any",
	"github.com/grafana/dskit/flagext.LimitsMap":            mapKind,
	"github.com/grafana/loki/pkg/util/flagext.LabelSet":     mapKind,
	"github.com/grafana/loki/v3/pkg/util/flagext.LabelSet":  mapKind,
	"github.com/prometheus/alertmanager/api/v2.OpenAPI":     "any",
	"github.com/cortexproject/cortex/pkg/util/flagext.Time": "string",
}

func (w *walker) shape(pkg *Package, file *ast.File, e ast.Expr) *Shape {
	switch e := e.(type) {
	case *ast.StarExpr:
		return w.shape(pkg, file, e.X)
	case *ast.ParenExpr:
		return w.shape(pkg, file, e.X)
	case *ast.ArrayType:
		if id, ok := e.Elt.(*ast.Ident); ok && id.Name == "byte" {
			return &Shape{Kind: "string"}
		}
		return &Shape{Kind: listKind, Items: w.shape(pkg, file, e.Elt)}
	case *ast.MapType:
		return &Shape{Kind: mapKind, Items: w.shape(pkg, file, e.Value)}
	case *ast.StructType:
		return w.fields(pkg, file, e)
	case *ast.Ident:
		return w.named(pkg, e.Name)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			from, imported := pkg.imported(file, x.Name)
			if kind, ok := wellKnown[imported+"."+e.Sel.Name]; ok {
				return &Shape{Kind: kind}
			}
			if from == nil {
				w.missing[imported] = true
				return &Shape{Kind: "any"}
			}
			return w.named(from, e.Sel.Name)
		}
	case *ast.IndexExpr:
		return w.shape(pkg, file, e.X)
	case *ast.IndexListExpr:
		return w.shape(pkg, file, e.X)
	case *ast.FuncType, *ast.ChanType:
		return &Shape{}
	}
	return &Shape{Kind: "any"}
}

var builtin = map[string]string{
	"bool": "bool", "string": "string", "float32": "float", "float64": "float", "error": "any",
	"any": "any", "byte": "int", "rune": "int",
}

func (w *walker) named(pkg *Package, name string) *Shape {
	decl := pkg.types[name]
	if decl == nil {
		if kind, ok := builtin[name]; ok {
			return &Shape{Kind: kind}
		}
		if strings.HasPrefix(name, "int") || strings.HasPrefix(name, "uint") {
			return &Shape{Kind: "int"}
		}
		return &Shape{Kind: "any"}
	}
	if kind, ok := wellKnown[pkg.path+"."+name]; ok {
		return &Shape{Kind: kind, decl: decl}
	}
	if w.open[decl] > 0 {
		return &Shape{Kind: "any", decl: decl}
	}
	w.open[decl]++
	shape := w.shape(pkg, decl.file, decl.spec.Type)
	w.open[decl]--
	own := *shape
	if own.decl == nil || decl.spec.Assign == 0 {
		own.decl = decl
	}
	w.asRead(&own, pkg, name)
	return &own
}

// asRead changes what a type reads by a method of its own.
func (w *walker) asRead(s *Shape, pkg *Package, name string) {
	yaml := firstOf(pkg, name, "UnmarshalYAML")
	read := firstOf(pkg, name, "UnmarshalYAML", "UnmarshalText", "UnmarshalFlag")
	if s.Kind == structKind && yaml != nil && w.readThrough(s, yaml, name) {
		return
	}
	if read == nil || s.tagged {
		return
	}
	kinds := map[string]bool{"string": true}
	if yaml != nil {
		kinds = w.decoded(yaml)
	}
	lower := strings.ToLower(name)
	switch {
	case len(kinds) != 1:
		s.Kind = "any"
	case kinds["itself"]:
		return
	case strings.Contains(lower, "bytes"), strings.Contains(lower, "bytesize"):
		s.Kind = "bytes"
	case s.Kind == "duration", s.Kind == "goduration", strings.HasSuffix(lower, "duration"):
		s.Kind = "duration"
	default:
		s.Kind = keys(kinds)[0]
	}
	s.Below, s.Items = nil, nil
	if values := w.words(pkg, name); s.Kind == "string" && len(values) > 1 {
		s.Values = values
	}
}

// readThrough changes a struct whose method reads YAML into other structs, too, or instead; false
// where it does not.
func (w *walker) readThrough(s *Shape, f *Func, name string) bool {
	if f.decl.Body == nil {
		return false
	}
	declared := declarations(f)
	itself := false
	var others []*Shape
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !decodes(call.Fun) {
			return true
		}
		arg := call.Args[0]
		if amp, ok := arg.(*ast.UnaryExpr); ok {
			arg = amp.X
		}
		t := w.declaredType(f, arg, declared, name)
		if t == nil {
			itself = true
			return true
		}
		if local, ok := t.(*ast.Ident); ok && declared["type "+local.Name] != nil {
			t = declared["type "+local.Name]
		}
		if own, ok := t.(*ast.Ident); ok && own.Name == name {
			itself = true
			return true
		}
		if local, ok := t.(*ast.StructType); ok {
			var around bool
			t, around = withoutOwn(local, declared, name)
			itself = itself || around
		}
		switch other := w.shape(f.pkg, f.file, t); {
		case other.Kind == structKind:
			others = append(others, other)
		case isField(arg):
			// What is read later, from what the field keeps.
			others = append(others, &Shape{Kind: "any"})
		default:
			itself = true
		}
		return true
	})
	if !itself && len(others) == 1 {
		s.Kind, s.Below, s.Items = others[0].Kind, others[0].Below, others[0].Items
		return true
	}
	for _, other := range others {
		s.take(other)
	}
	return len(others) > 0
}

// declaredType is the type of a variable of a method, or of a field of the receiver's; nil where it
// is not known.
func (w *walker) declaredType(f *Func, arg ast.Expr, declared map[string]ast.Expr, name string) ast.Expr {
	switch arg := arg.(type) {
	case *ast.Ident:
		return declared[arg.Name]
	case *ast.SelectorExpr:
		own, isStruct := f.pkg.types[name].spec.Type.(*ast.StructType)
		if x, ok := arg.X.(*ast.Ident); !ok || !isStruct || x.Name != receiverName(f) {
			return nil
		}
		for _, field := range own.Fields.List {
			for _, id := range field.Names {
				if id.Name == arg.Sel.Name {
					return field.Type
				}
			}
		}
	}
	return nil
}

func isField(arg ast.Expr) bool {
	_, ok := arg.(*ast.SelectorExpr)
	return ok
}

func receiverName(f *Func) string {
	if f.decl.Recv == nil || len(f.decl.Recv.List[0].Names) == 0 {
		return ""
	}
	return f.decl.Recv.List[0].Names[0].Name
}

// withoutOwn is a struct of a method without the fields of the method's own type, under whatever
// name, and whether it has any.
func withoutOwn(s *ast.StructType, declared map[string]ast.Expr, name string) (*ast.StructType, bool) {
	others := &ast.FieldList{}
	for _, field := range s.Fields.List {
		t := field.Type
		if local, ok := t.(*ast.Ident); ok && declared["type "+local.Name] != nil {
			t = declared["type "+local.Name]
		}
		if own, ok := t.(*ast.Ident); !ok || own.Name != name {
			others.List = append(others.List, field)
		}
	}
	return &ast.StructType{Fields: others}, len(others.List) < len(s.Fields.List)
}

// declarations are the types of the variables of a function, and, as `type x`, its own types.
func declarations(f *Func) map[string]ast.Expr {
	declared := map[string]ast.Expr{}
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			declared["type "+n.Name.Name] = n.Type
		case *ast.ValueSpec:
			for _, name := range n.Names {
				declared[name.Name] = n.Type
			}
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && len(n.Rhs) == 1 {
				if name, ok := n.Lhs[0].(*ast.Ident); ok {
					declared[name.Name] = literalType(n.Rhs[0])
				}
			}
		}
		return true
	})
	return declared
}

// decoded are the kinds of the variables that a method reads YAML into.
func (w *walker) decoded(f *Func) map[string]bool {
	kinds := map[string]bool{}
	if f.decl.Body == nil {
		return kinds
	}
	declared := declarations(f)
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !decodes(call.Fun) {
			return true
		}
		kinds[w.kindOf(f, call.Args[0], declared)] = true
		return true
	})
	return kinds
}

// decodes is true of `unmarshal`, the argument of such a method, and of `node.Decode`.
func decodes(fun ast.Expr) bool {
	switch fun := fun.(type) {
	case *ast.Ident:
		return strings.HasPrefix(fun.Name, "unmarshal") || fun.Name == "decode"
	case *ast.SelectorExpr:
		return fun.Sel.Name == "Decode"
	}
	return false
}

func literalType(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.CompositeLit:
		return e.Type
	case *ast.UnaryExpr:
		return literalType(e.X)
	case *ast.CallExpr:
		if fun, ok := e.Fun.(*ast.Ident); ok && (fun.Name == "make" || fun.Name == "new") && len(e.Args) > 0 {
			return e.Args[0]
		}
	case *ast.BasicLit:
		return &ast.Ident{Name: "string"}
	}
	return nil
}

func (w *walker) kindOf(f *Func, arg ast.Expr, declared map[string]ast.Expr) string {
	if amp, ok := arg.(*ast.UnaryExpr); ok {
		arg = amp.X
	}
	id, ok := arg.(*ast.Ident)
	if !ok {
		return "itself" // (*plain)(c), &c.field
	}
	t := declared[id.Name]
	if t == nil {
		return "itself"
	}
	if name, ok := t.(*ast.Ident); ok && f.pkg.types[name.Name] == nil && builtin[name.Name] == "" && !strings.Contains(name.Name, "int") {
		return "itself" // a type of the method's own
	}
	switch shape := w.shape(f.pkg, f.file, t); shape.Kind {
	case structKind:
		return "itself"
	default:
		return shape.Kind
	}
}

func firstOf(pkg *Package, name string, methods ...string) *Func {
	for _, m := range methods {
		if f := pkg.funcs[name+"."+m]; f != nil {
			return f
		}
	}
	return nil
}

// words are those that a method that reads a text tells apart, where it refuses all others.
func (w *walker) words(pkg *Package, name string) []string {
	var words []string
	for _, method := range []string{"Set", "UnmarshalYAML", "UnmarshalText"} {
		f := pkg.funcs[name+"."+method]
		if f == nil || f.decl.Body == nil {
			continue
		}
		ast.Inspect(f.decl.Body, func(n ast.Node) bool {
			if sw, ok := n.(*ast.SwitchStmt); ok && words == nil {
				words = w.cases(f, sw)
			}
			return true
		})
		if words != nil {
			return words
		}
	}
	return nil
}

func (w *walker) cases(f *Func, sw *ast.SwitchStmt) []string {
	var words []string
	refuses := false
	e := &evaluator{walker: w}
	for _, stmt := range sw.Body.List {
		clause := stmt.(*ast.CaseClause)
		if clause.List == nil {
			refuses = returnsError(clause.Body)
		}
		for _, value := range clause.List {
			text, ok := e.text(&scope{pkg: f.pkg, file: f.file}, value)
			if !ok {
				return nil
			}
			words = append(words, text)
		}
	}
	if !refuses {
		return nil
	}
	return words
}

func returnsError(body []ast.Stmt) bool {
	for _, stmt := range body {
		if ret, ok := stmt.(*ast.ReturnStmt); ok && len(ret.Results) > 0 {
			if id, ok := ret.Results[len(ret.Results)-1].(*ast.Ident); !ok || id.Name != "nil" {
				return true
			}
		}
	}
	return false
}

// fields are the keys of a struct.
func (w *walker) fields(pkg *Package, file *ast.File, s *ast.StructType) *Shape {
	shape := &Shape{Kind: structKind, Below: map[string]*Shape{}, fields: map[string]*Shape{}}
	for _, field := range s.Fields.List {
		tag := reflect.StructTag("")
		if field.Tag != nil {
			text, _ := strconv.Unquote(field.Tag.Value)
			tag = reflect.StructTag(text)
		}
		key, options, _ := strings.Cut(tag.Get(w.tag), ",")
		inline := strings.Contains(options, "inline") || strings.Contains(options, "squash")
		if key == "-" && !inline { // yaml looks at the flags of `-,inline`
			continue
		}
		if key != "" || options != "" {
			shape.tagged = true
		}
		names := field.Names
		if len(names) == 0 {
			names = []*ast.Ident{{Name: typeName(field.Type)}}
		}
		for _, name := range names {
			if !name.IsExported() && !(len(field.Names) == 0 && inline) {
				continue
			}
			below := w.shape(pkg, file, field.Type)
			if below.Kind == "" {
				continue
			}
			if strings.Contains(tag.Get("doc"), "deprecated") {
				below.Deprecated = true
			}
			shape.fields[name.Name] = below
			if len(field.Names) == 0 {
				shape.embedded = append(shape.embedded, below)
			}
			if len(s.Fields.List) == 1 && len(field.Names) == 0 && key == "" && below.Kind == "any" {
				// It may bring a method that reads the whole.
				return below
			}
			if inline {
				shape.take(below)
				continue
			}
			own := key
			if own == "" {
				own = strings.ToLower(name.Name)
			}
			shape.Below[own] = below
		}
	}
	if len(shape.Below) == 0 && shape.Items != nil {
		shape.Kind = mapKind
	}
	return shape
}

// take takes over the keys of an embedded struct.
func (s *Shape) take(inner *Shape) {
	for key, below := range inner.Below {
		if s.Below[key] == nil {
			s.Below[key] = below
		}
	}
	if inner.Kind == mapKind {
		s.Items = inner.Items
	}
	if inner.Kind == "any" {
		s.Items = &Shape{Kind: "any"}
	}
}

// field is what a Go field holds, promoted ones included.
func (s *Shape) field(name string) *Shape {
	if own := s.fields[name]; own != nil {
		return own
	}
	for _, inner := range s.embedded {
		if own := inner.field(name); own != nil {
			return own
		}
	}
	return nil
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.IndexExpr:
		return typeName(e.X)
	}
	return ""
}
