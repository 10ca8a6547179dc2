// Reads a document from standard input with the libraries of those who define its form, and prints what they read.
//
// `openvex`: checks each statement, and prints status, vulnerability, product and parts. `cyclonedx`: prints the package URL of
// each component.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/openvex/go-vex/pkg/vex"
)

func main() {
	input, err := io.ReadAll(os.Stdin)
	if err == nil {
		err = read(os.Args[1], input)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func read(form string, input []byte) error {
	switch form {
	case "openvex":
		return openvex(input)
	case "cyclonedx":
		return components(input)
	}
	return fmt.Errorf("no such form: %s", form)
}

func openvex(input []byte) error {
	document, err := vex.Parse(input)
	if err != nil {
		return err
	}
	for _, statement := range document.Statements {
		if err := statement.Validate(); err != nil {
			return fmt.Errorf("%s: %w", statement.Vulnerability.Name, err)
		}
		for _, product := range statement.Products {
			for _, part := range product.Subcomponents {
				fmt.Println(statement.Status, statement.Vulnerability.Name, product.ID, part.ID)
			}
		}
	}
	return nil
}

func components(input []byte) error {
	var document cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(input), cyclonedx.BOMFileFormatJSON).Decode(&document); err != nil {
		return err
	}
	if document.Components == nil {
		return nil
	}
	for _, component := range *document.Components {
		if component.Type == cyclonedx.ComponentTypeLibrary {
			fmt.Println(component.PackageURL)
		}
	}
	return nil
}
