package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"time"
)

// A scope is what the names of a function stand for while it is followed.
type scope struct {
	pkg    *Package
	file   *ast.File
	names  map[string]any // *Shape, string, or nil where it is not known
	iota   int
	parent *scope
}

func (s *scope) find(name string) (any, bool) {
	for ; s != nil; s = s.parent {
		if v, ok := s.names[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// An evaluator follows the methods that register flags, and notes the flag, the default and the
// help of each field.
type evaluator struct {
	walker *walker
	// Flags are all of them; those without a field are deprecated or not in the file.
	flags map[string]bool
	depth int
}

const deepest = 40

// register follows `RegisterFlags` and its like of a root.
func (e *evaluator) register(root *Shape, prefix string) {
	if root.decl == nil {
		return
	}
	for _, name := range []string{"RegisterFlags", "RegisterFlagsWithPrefix", "RegisterFlagsAndApplyDefaults"} {
		if f, owner := method(root, name); f != nil {
			e.call(f, owner, []any{prefix, prefix})
			return
		}
	}
}

// method is a method of a shape's type, with the shape that it belongs to: it may be promoted.
func method(s *Shape, name string) (*Func, *Shape) {
	if s == nil {
		return nil, nil
	}
	if s.decl != nil {
		if f := s.decl.pkg.funcs[s.decl.spec.Name.Name+"."+name]; f != nil {
			return f, s
		}
	}
	for _, inner := range s.embedded {
		if f, owner := method(inner, name); f != nil {
			return f, owner
		}
	}
	return nil, nil
}

// call follows a function with its receiver and the values of its arguments.
func (e *evaluator) call(f *Func, receiver *Shape, args []any) {
	if f.decl.Body == nil || e.depth > deepest {
		return
	}
	e.depth++
	defer func() { e.depth-- }()
	s := &scope{pkg: f.pkg, file: f.file, names: map[string]any{}}
	if f.decl.Recv != nil && len(f.decl.Recv.List[0].Names) == 1 {
		s.names[f.decl.Recv.List[0].Names[0].Name] = receiver
	}
	i := 0
	for _, param := range f.decl.Type.Params.List {
		for _, name := range param.Names {
			if i < len(args) {
				s.names[name.Name] = args[i]
			}
			i++
		}
	}
	e.block(s, f.decl.Body.List)
}

func (e *evaluator) block(s *scope, stmts []ast.Stmt) {
	for _, stmt := range stmts {
		e.statement(s, stmt)
	}
}

func (e *evaluator) statement(s *scope, stmt ast.Stmt) {
	switch n := stmt.(type) {
	case *ast.ExprStmt:
		if call, ok := n.X.(*ast.CallExpr); ok {
			e.invoke(s, call)
		}
	case *ast.AssignStmt:
		e.assign(s, n)
	case *ast.DeclStmt:
		if d, ok := n.Decl.(*ast.GenDecl); ok {
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok {
					for i, name := range v.Names {
						s.names[name.Name] = nil
						if i < len(v.Values) {
							s.names[name.Name] = e.value(s, v.Values[i])
						}
					}
				}
			}
		}
	case *ast.IfStmt:
		e.branch(s, n)
	case *ast.BlockStmt:
		e.block(s, n.List)
	}
}

func (e *evaluator) branch(s *scope, n *ast.IfStmt) {
	if n.Init != nil {
		e.statement(s, n.Init)
	}
	then, orElse := true, true
	if cond, ok := n.Cond.(*ast.BinaryExpr); ok {
		left, l := e.text(s, cond.X)
		right, r := e.text(s, cond.Y)
		if l && r && (cond.Op == token.EQL || cond.Op == token.NEQ) {
			then = (left == right) == (cond.Op == token.EQL)
			orElse = !then
		}
	}
	if then {
		e.block(s, n.Body.List)
	}
	if orElse && n.Else != nil {
		e.statement(s, n.Else)
	}
}

func (e *evaluator) assign(s *scope, n *ast.AssignStmt) {
	for i, left := range n.Lhs {
		if len(n.Rhs) != len(n.Lhs) {
			continue
		}
		right := n.Rhs[i]
		if call, ok := right.(*ast.CallExpr); ok && e.setsDefault(s, call) {
			continue
		}
		switch l := left.(type) {
		case *ast.Ident:
			if l.Name != "_" {
				s.set(l.Name, e.value(s, right), n.Tok == token.DEFINE)
			} else if call, ok := right.(*ast.CallExpr); ok {
				e.invoke(s, call)
			}
		case *ast.SelectorExpr:
			if field := e.place(s, l); field != nil {
				e.fill(s, field, right)
			}
		}
	}
}

func (s *scope) set(name string, v any, define bool) {
	for at := s; at != nil && !define; at = at.parent {
		if _, ok := at.names[name]; ok {
			at.names[name] = v
			return
		}
	}
	s.names[name] = v
}

// fill notes the default that a field, or the fields of a struct, are given.
func (e *evaluator) fill(s *scope, field *Shape, right ast.Expr) {
	if amp, ok := right.(*ast.UnaryExpr); ok && amp.Op == token.AND {
		right = amp.X
	}
	if lit, ok := right.(*ast.CompositeLit); ok && field.Kind == structKind {
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok {
					if inner := field.field(key.Name); inner != nil {
						e.fill(s, inner, kv.Value)
					}
				}
			}
		}
		return
	}
	if text, ok := e.show(s, right); ok {
		field.Default = &text
	}
}

// setsDefault is true of `x.Set("4MB")`, as flags of types of their own are given a default.
func (e *evaluator) setsDefault(s *scope, call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Set" || len(call.Args) != 1 {
		return false
	}
	field := e.place(s, sel.X)
	text, isText := e.text(s, call.Args[0])
	if field == nil || !isText {
		return false
	}
	field.Default = &text
	return true
}

// invoke follows a call that may register flags.
func (e *evaluator) invoke(s *scope, call *ast.CallExpr) {
	if e.setsDefault(s, call) {
		return
	}
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		if e.registers(s, fun.Sel.Name, call.Args) {
			return
		}
		if owner := e.place(s, fun.X); owner != nil {
			if f, on := method(owner, fun.Sel.Name); f != nil {
				e.call(f, on, e.values(s, call.Args))
			}
			return
		}
		if x, ok := fun.X.(*ast.Ident); ok {
			if pkg, _ := s.pkg.imported(s.file, x.Name); pkg != nil {
				e.function(s, pkg, fun.Sel.Name, call.Args)
			}
		}
	case *ast.Ident:
		e.function(s, s.pkg, fun.Name, call.Args)
	}
}

func (e *evaluator) function(s *scope, pkg *Package, name string, args []ast.Expr) {
	switch name {
	case "DefaultValues", "RegisterFlags": // flagext's: of each argument
		if strings.HasSuffix(pkg.path, "/flagext") {
			for _, v := range e.values(s, args) {
				if shape, ok := v.(*Shape); ok {
					e.register(shape, "")
				}
			}
			return
		}
	case "DeprecatedFlag":
		if len(args) > 1 {
			if flag, ok := e.text(s, args[1]); ok {
				e.flags[flag] = true
			}
		}
		return
	}
	if f := pkg.funcs[name]; f != nil {
		e.call(f, nil, e.values(s, args))
	}
}

// registers is true of the methods of a flag set: `f.IntVar(&x.Y, "name", 1, "help")`.
func (e *evaluator) registers(s *scope, name string, args []ast.Expr) bool {
	if name != "Var" && !(strings.HasSuffix(name, "Var") && len(args) == 4) {
		return false
	}
	if len(args) < 3 {
		return false
	}
	flag, ok := e.text(s, args[1])
	if !ok {
		return false
	}
	e.flags[flag] = true
	field := e.pointed(s, args[0])
	if field == nil {
		return true
	}
	field.Flag = flag
	if help, ok := e.text(s, args[len(args)-1]); ok {
		field.Help = help
	}
	if len(args) == 4 {
		field.Default = nil
		if text, ok := e.show(s, args[2]); ok {
			field.Default = &text
		}
	}
	return true
}

// pointed is the field behind `&x.Y`, `(*T)(&x.Y)` and `flagext.Wrap(&x.Y)`.
func (e *evaluator) pointed(s *scope, arg ast.Expr) *Shape {
	switch a := arg.(type) {
	case *ast.UnaryExpr:
		return e.place(s, a.X)
	case *ast.CallExpr:
		if len(a.Args) > 0 {
			return e.pointed(s, a.Args[0])
		}
	case *ast.Ident, *ast.SelectorExpr:
		return e.place(s, arg)
	}
	return nil
}

// place is the field that an expression names.
func (e *evaluator) place(s *scope, expr ast.Expr) *Shape {
	switch x := expr.(type) {
	case *ast.ParenExpr:
		return e.place(s, x.X)
	case *ast.StarExpr:
		return e.place(s, x.X)
	case *ast.UnaryExpr:
		return e.place(s, x.X)
	case *ast.Ident:
		v, _ := s.find(x.Name)
		shape, _ := v.(*Shape)
		return shape
	case *ast.SelectorExpr:
		if owner := e.place(s, x.X); owner != nil {
			return owner.field(x.Sel.Name)
		}
	}
	return nil
}

func (e *evaluator) values(s *scope, args []ast.Expr) []any {
	values := make([]any, len(args))
	for i, arg := range args {
		values[i] = e.value(s, arg)
	}
	return values
}

func (e *evaluator) value(s *scope, arg ast.Expr) any {
	if shape := e.place(s, arg); shape != nil {
		return shape
	}
	if text, ok := e.text(s, arg); ok {
		return text
	}
	return nil
}

// text is a string that is known when the program is compiled.
func (e *evaluator) text(s *scope, expr ast.Expr) (string, bool) {
	switch x := expr.(type) {
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			text, err := strconv.Unquote(x.Value)
			return text, err == nil
		}
	case *ast.ParenExpr:
		return e.text(s, x.X)
	case *ast.BinaryExpr:
		left, l := e.text(s, x.X)
		right, r := e.text(s, x.Y)
		return left + right, l && r && x.Op == token.ADD
	case *ast.Ident:
		if v, ok := s.find(x.Name); ok {
			text, isText := v.(string)
			return text, isText
		}
		return e.constantText(s.pkg, x.Name)
	case *ast.SelectorExpr:
		if id, ok := x.X.(*ast.Ident); ok {
			if pkg, _ := s.pkg.imported(s.file, id.Name); pkg != nil {
				return e.constantText(pkg, x.Sel.Name)
			}
		}
	case *ast.CallExpr:
		return e.calledText(s, x)
	}
	return "", false
}

func (e *evaluator) constantText(pkg *Package, name string) (string, bool) {
	c := pkg.values[name]
	if c == nil || e.depth > deepest {
		return "", false
	}
	e.depth++
	defer func() { e.depth-- }()
	return e.text(&scope{pkg: c.pkg, file: c.file, iota: c.iota}, c.expr)
}

func (e *evaluator) calledText(s *scope, call *ast.CallExpr) (string, bool) {
	name := ""
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	var args []any
	for _, arg := range call.Args {
		text, ok := e.text(s, arg)
		if !ok {
			if text, ok = e.show(s, arg); !ok {
				return "", false
			}
		}
		args = append(args, text)
	}
	switch {
	case name == "Sprintf" && len(args) > 0:
		format := strings.NewReplacer("%d", "%v", "%q", `"%v"`).Replace(args[0].(string))
		return fmt.Sprintf(format, args[1:]...), true
	case name == "PrefixConfig" && len(args) == 2: // tempo pkg/util/config.go
		prefix, option := args[0].(string), args[1].(string)
		if prefix == "" {
			return option, true
		}
		return prefix + "." + option, true
	case len(args) == 1 && (name == "string" || s.pkg.types[name] != nil):
		return args[0].(string), true
	case name == "Join" && len(args) == 2:
		return strings.ReplaceAll(args[0].(string), ",", args[1].(string)), true
	case name == "TrimSuffix" && len(args) == 2:
		return strings.TrimSuffix(args[0].(string), args[1].(string)), true
	}
	return "", false
}

// show is a default as a configuration would write it.
func (e *evaluator) show(s *scope, expr ast.Expr) (string, bool) {
	if text, ok := e.text(s, expr); ok {
		return text, true
	}
	if n, unit, ok := e.number(s, expr); ok {
		if unit {
			return duration(time.Duration(n)), true
		}
		return strconv.FormatFloat(n, 'f', -1, 64), true
	}
	switch x := expr.(type) {
	case *ast.Ident:
		if x.Name == "true" || x.Name == "false" {
			return x.Name, true
		}
	case *ast.CompositeLit:
		var parts []string
		for _, elt := range x.Elts {
			part, ok := e.show(s, elt)
			if !ok {
				return "", false
			}
			parts = append(parts, part)
		}
		if _, ok := x.Type.(*ast.ArrayType); ok || len(parts) > 0 {
			return strings.Join(parts, ","), true
		}
	case *ast.CallExpr:
		if len(x.Args) == 1 {
			return e.show(s, x.Args[0])
		}
	}
	return "", false
}

// number is a number that is known when the program is compiled, and whether it is a duration.
func (e *evaluator) number(s *scope, expr ast.Expr) (float64, bool, bool) {
	switch x := expr.(type) {
	case *ast.BasicLit:
		n, err := strconv.ParseFloat(strings.ReplaceAll(x.Value, "_", ""), 64)
		if i, failed := strconv.ParseInt(x.Value, 0, 64); failed == nil {
			n, err = float64(i), nil
		}
		return n, false, err == nil && x.Kind != token.STRING && x.Kind != token.CHAR
	case *ast.ParenExpr:
		return e.number(s, x.X)
	case *ast.UnaryExpr:
		n, unit, ok := e.number(s, x.X)
		return -n, unit, ok && x.Op == token.SUB
	case *ast.BinaryExpr:
		return e.computed(s, x)
	case *ast.CallExpr:
		if len(x.Args) == 1 {
			n, unit, ok := e.number(s, x.Args[0])
			if sel, isSel := x.Fun.(*ast.SelectorExpr); isSel && sel.Sel.Name == "Duration" {
				unit = true
			}
			return n, unit, ok
		}
	case *ast.Ident:
		if x.Name == "iota" {
			return float64(s.iota), false, true
		}
		return e.constantNumber(s.pkg, x.Name)
	case *ast.SelectorExpr:
		return e.selectedNumber(s, x)
	}
	return 0, false, false
}

var units = map[string]time.Duration{
	"Nanosecond": time.Nanosecond, "Microsecond": time.Microsecond, "Millisecond": time.Millisecond,
	"Second": time.Second, "Minute": time.Minute, "Hour": time.Hour,
}

func (e *evaluator) selectedNumber(s *scope, x *ast.SelectorExpr) (float64, bool, bool) {
	id, ok := x.X.(*ast.Ident)
	if !ok {
		return 0, false, false
	}
	if unit, ok := units[x.Sel.Name]; ok && id.Name == "time" {
		return float64(unit), true, true
	}
	if pkg, _ := s.pkg.imported(s.file, id.Name); pkg != nil {
		return e.constantNumber(pkg, x.Sel.Name)
	}
	return 0, false, false
}

func (e *evaluator) constantNumber(pkg *Package, name string) (float64, bool, bool) {
	c := pkg.values[name]
	if c == nil || e.depth > deepest {
		return 0, false, false
	}
	e.depth++
	defer func() { e.depth-- }()
	return e.number(&scope{pkg: c.pkg, file: c.file, iota: c.iota}, c.expr)
}

func (e *evaluator) computed(s *scope, x *ast.BinaryExpr) (float64, bool, bool) {
	left, l, ok := e.number(s, x.X)
	right, r, also := e.number(s, x.Y)
	if !ok || !also {
		return 0, false, false
	}
	switch x.Op {
	case token.ADD:
		return left + right, l || r, true
	case token.SUB:
		return left - right, l || r, true
	case token.MUL:
		return left * right, l || r, true
	case token.QUO:
		return left / right, l != r, right != 0
	case token.SHL:
		return float64(int64(left) << uint(right)), l, true
	}
	return 0, false, false
}

// duration is `1h30m` where Go prints `1h30m0s`.
func duration(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
