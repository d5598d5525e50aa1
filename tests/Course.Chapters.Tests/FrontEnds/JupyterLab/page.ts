// A page that shows a notebook's outputs with JupyterLab's own output areas and renderers.
import "@jupyterlab/rendermime/style/index.js";
import "@jupyterlab/outputarea/style/index.js";
import { OutputArea, OutputAreaModel } from "@jupyterlab/outputarea";
import { RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";
import { Widget } from "@lumino/widgets";

interface Output { text?: string | string[]; data?: Record<string, unknown> }
interface Cell { cell_type: string; outputs?: Output[] }

// A file has texts as lists of lines; the Jupyter server hands them out whole.
function joinLines(output: Output): Output {
  const whole = (value: unknown) => Array.isArray(value) ? value.join("") : value;
  const data = output.data && Object.fromEntries(Object.entries(output.data).map(([type, value]) => [type, type.endsWith("json") ? value : whole(value)]));
  return { ...output, ...(output.text && { text: whole(output.text) as string }), ...(data && { data }) };
}

// What JupyterLab does when it opens a file: every output of every code cell, below each other.
(globalThis as any).show = (notebook: { cells: Cell[] }, trusted: boolean) => {
  const rendermime = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  for (const cell of notebook.cells.filter(cell => cell.cell_type === "code")) {
    const model = new OutputAreaModel({ values: cell.outputs!.map(joinLines) as any, trusted });
    Widget.attach(new OutputArea({ model, rendermime }), document.body);
  }
};
