"""Executes every notebook of a folder in its place by nbclient, with the kernel that the notebook names, two at a time; nothing is saved."""

import asyncio
import pathlib
import sys

import nbclient
import nbformat

AT_ONCE = asyncio.Semaphore(2)


async def execute(path):
    notebook = nbformat.read(path, as_version=4)
    async with AT_ONCE:
        await nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).async_execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    if not outputs or any(output.output_type == "error" for output in outputs):
        sys.exit(f"{path.name}: no outputs, or an error among them")
    print("ok", path.name, flush=True)


async def execute_all(paths):
    await asyncio.gather(*map(execute, paths))


asyncio.run(execute_all(sorted(pathlib.Path(sys.argv[1]).glob("*.ipynb"))))
