// Command gen-sdk writes the SDK of a Pulumi package for one language, without a language plugin.
//
//	gen-sdk <schema.json> <nodejs|python> <output folder>
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "gen-sdk"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", tool, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 3 {
		return errors.New("got other arguments, allowed: <schema.json> <nodejs|python> <output folder>")
	}
	bound, err := bind(arguments[0])
	if err != nil {
		return fmt.Errorf("%s: %w", arguments[0], err)
	}
	files, err := generate(bound, arguments[1])
	if err != nil {
		return err
	}
	return write(files, arguments[2])
}

// bind reads a schema and checks it against Pulumi's own description of schemas; a warning counts too.
func bind(path string) (*schema.Package, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	bound, diagnostics, err := schema.BindSpec(spec, nothing{}, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return bound, nil
}

func generate(bound *schema.Package, language string) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage(tool, bound, nil, nil, true, nothing{})
	case "python":
		return python.GeneratePackage(tool, bound, nil, nothing{})
	}
	return nil, fmt.Errorf("got language %q, allowed: nodejs, python", language)
}

func write(files map[string][]byte, folder string) error {
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// nothing loads no other package: the components' schema refers to none.
type nothing struct{}

func (nothing) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return nil, refused(name)
}

func (nothing) LoadPackageV2(_ context.Context, wanted *schema.PackageDescriptor) (*schema.Package, error) {
	return nil, refused(wanted.Name)
}

func (nothing) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	return nil, refused(name)
}

func (nothing) LoadPackageReferenceV2(
	_ context.Context, wanted *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return nil, refused(wanted.Name)
}

func refused(name string) error {
	return fmt.Errorf("the schema refers to the package %q, allowed: none", name)
}
