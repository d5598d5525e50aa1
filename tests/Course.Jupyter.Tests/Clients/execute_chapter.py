"""Executes a notebook in its place by nbclient, with the kernel that the notebook names; nothing is saved."""

import pathlib
import sys

import nbclient
import nbformat

path = pathlib.Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
nbclient.NotebookClient(notebook, timeout=240, resources={"metadata": {"path": path.parent}}).execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
if not outputs or any(output.output_type == "error" for output in outputs):
    sys.exit(f"{path.name}: no outputs, or an error among them")
print("ok", path.name)
