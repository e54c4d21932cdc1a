module plg.dev/build/templates

go 1.24
