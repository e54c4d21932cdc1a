module plg.dev/build/structs

go 1.24
