"""Measures the C# kernel beside ipykernel, both through jupyter_client, in turns and in the same run; prints a Markdown table.

    JUPYTER_PATH=PREFIX/share/jupyter python3 measure_kernels.py [--rounds 5] [--soak 5000]

docs/kernel.md says how to install the kernel into a prefix first. With --soak, a single session runs that many cells and the memory
of its process is printed on the way; nothing else is measured. Memory is read from /proc, so only on Linux.
"""

import argparse
import datetime
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import ipykernel
import nbformat
from jupyter_client.manager import KernelManager

PATIENCE = 120
CSHARP, PYTHON = ".net-csharp", "python3"

# What .NET Interactive did on such a machine when it could still be installed.
DOTNET_INTERACTIVE = {
    "start to first result": "3.1-3.4 s",
    "warm `1+1`, median": "16-17 ms",
    "nbconvert, 6 one-line cells": "4.6-5.7 s",
    "nbconvert, 20 one-line cells": "4.6-5.5 s",
    "memory when idle": "310 MB",
    "interrupt: a tight loop": "no reply; SIGINT kills the kernel",
    "endless recursion": "kernel dies",
    "inspect": "no answer",
    "mime types of a list": "`text/html`",
}

# Each cell prints "go" when it is where the stop button is to find it.
INTERRUPTS = {
    "a tight loop": (
        'Console.WriteLine("go"); var i = 0; while (true) i++;',
        'print("go", flush=True)\nwhile True: pass',
    ),
    "a loop that catches everything": (
        'Console.WriteLine("go"); while (true) { try { System.Threading.Thread.SpinWait(100); } catch { } }',
        None,
    ),
    "a query over an endless sequence": (
        'IEnumerable<int> Endless() { while (true) yield return 1; } Console.WriteLine("go"); Endless().Where(n => n > 1).Count()',
        'import itertools\nprint("go", flush=True)\nsum(1 for n in itertools.count() if n < 0)',
    ),
    "sleeping": (
        'Console.WriteLine("go"); System.Threading.Thread.Sleep(-1);',
        'import time\nprint("go", flush=True)\ntime.sleep(3600)',
    ),
    "awaiting a delay": (
        'Console.WriteLine("go"); await Task.Delay(-1);',
        'import asyncio\nprint("go", flush=True)\nawait asyncio.sleep(3600)',
    ),
    "a long call into a compiled library": (
        'Console.WriteLine("go"); System.Numerics.BigInteger.Pow(7, 100_000_000)',
        'print("go", flush=True)\n7 ** 100_000_000',
    ),
    "a background task left behind": (
        'Task.Run(() => { while (true) System.Threading.Thread.Sleep(1); }); Console.WriteLine("go"); while (true) { }',
        None,
    ),
    "output in a loop": (
        'Console.WriteLine("go"); while (true) Console.WriteLine("more");',
        'print("go", flush=True)\nwhile True: print("more")',
    ),
}


class Kernel:
    """A running kernel and its client."""

    def __init__(self, name):
        self.name = name
        started = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.run("1+1")
        self.first_result = time.perf_counter() - started

    def run(self, code, hook=lambda message: None):
        return self.client.execute_interactive(code, timeout=PATIENCE, output_hook=hook)["content"]

    def milliseconds(self, code):
        started = time.perf_counter()
        self.run(code)
        return 1000 * (time.perf_counter() - started)

    def outputs(self, code):
        messages = []
        reply = self.run(code, messages.append)
        return reply, messages

    def memory(self):
        """Resident megabytes."""
        try:
            with open(f"/proc/{self.manager.provisioner.pid}/status", encoding="ascii") as status:
                return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
        except OSError:
            return float("nan")

    def interrupt(self, code):
        """Milliseconds from the interrupt to idle."""
        identity = self.client.execute(code)
        printed = ""
        while "go" not in printed:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream":
                printed += message["content"]["text"]
        time.sleep(0.2)
        started = time.perf_counter()
        self.manager.interrupt_kernel()
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == identity and message["content"].get("execution_state") == "idle":
                break
        elapsed = 1000 * (time.perf_counter() - started)
        while self.client.get_shell_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != identity:
            pass
        return elapsed

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def nbconvert(name, cells):
    """Seconds to execute a notebook of one-line cells."""
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": name, "display_name": name}})
    notebook.cells = [nbformat.v4.new_code_cell(f"{number} + 1") for number in range(cells)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "cells.ipynb")
        nbformat.write(notebook, path)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", path], check=True, capture_output=True)
        return time.perf_counter() - started


def spread(values, unit, digits):
    return f"{statistics.median(values):.{digits}f} {unit} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def in_turns(rounds, measure):
    """Calls measure for each kernel in turn, so that whatever else the machine does meets both."""
    found = {CSHARP: [], PYTHON: []}
    for _ in range(rounds):
        for name, values in found.items():
            values.append(measure(name))
    return found


def first_result(name):
    kernel = Kernel(name)
    try:
        return kernel.first_result
    finally:
        kernel.close()


def interrupt_row(kernels, case, codes, rounds):
    cells = {}
    for name, code in zip((CSHARP, PYTHON), codes):
        if code is None:
            continue
        try:
            cells[name] = spread([kernels[name].interrupt(code) for _ in range(rounds)], "ms", 0)
        except Exception as problem:
            cells[name] = f"not in {PATIENCE} s ({type(problem).__name__})"
            kernels[name].manager.shutdown_kernel(now=True)
            kernels[name] = Kernel(name)
    return case, cells


def mime_types(kernel, code):
    _, messages = kernel.outputs(code)
    return ", ".join(f"`{mime}`" for message in messages if message["msg_type"] == "execute_result" for mime in message["content"]["data"])


def measure(rounds):
    rows = []

    def row(what, found, unit, digits):
        rows.append((what, {name: spread(values, unit, digits) for name, values in found.items()}))

    row("start to first result", in_turns(rounds, first_result), "s", 2)
    kernels = {name: Kernel(name) for name in (CSHARP, PYTHON)}
    time.sleep(10)
    row("memory when idle", {name: [kernel.memory()] for name, kernel in kernels.items()}, "MB", 0)

    for kernel in kernels.values():
        for _ in range(20):
            kernel.run("1+1")
    warm = in_turns(20 * rounds, lambda name: kernels[name].milliseconds("1+1"))
    row("warm `1+1`, median", warm, "ms", 1)
    rows.append(("warm `1+1`, 90th percentile", {name: f"{statistics.quantiles(times, n=10)[-1]:.1f} ms" for name, times in warm.items()}))

    for code in ("Math.Sq", "abs"):
        for kernel in kernels.values():
            kernel.client.complete(code, reply=True, timeout=PATIENCE)

    def complete(name):
        started = time.perf_counter()
        kernels[name].client.complete("Math.Sq" if name == CSHARP else "ab", reply=True, timeout=PATIENCE)
        return 1000 * (time.perf_counter() - started)

    row("completion, warm", in_turns(4 * rounds, complete), "ms", 1)
    for case, codes in INTERRUPTS.items():
        rows.append((f"interrupt: {case}", interrupt_row(kernels, case, codes, 3)[1]))

    reply, _ = kernels[CSHARP].outputs("int Down(int n) => Down(n + 1) + 1; Down(0)")
    other, _ = kernels[PYTHON].outputs("def down(n): return down(n + 1) + 1\ndown(0)")
    rows.append(("endless recursion", {CSHARP: f"`{reply['ename'].split('.')[-1]}`", PYTHON: f"`{other['ename']}`"}))
    found = {
        CSHARP: kernels[CSHARP].client.inspect("Math.Sqrt", reply=True, timeout=PATIENCE)["content"],
        PYTHON: kernels[PYTHON].client.inspect("abs", reply=True, timeout=PATIENCE)["content"],
    }
    rows.append(("inspect", {name: ", ".join(f"`{mime}`" for mime in content["data"]) if content["found"] else "no answer" for name, content in found.items()}))
    rows.append(("mime types of a list", {CSHARP: mime_types(kernels[CSHARP], "new[] { 1, 2, 3 }"), PYTHON: mime_types(kernels[PYTHON], "[1, 2, 3]")}))
    for kernel in kernels.values():
        kernel.close()

    for cells in (6, 20):
        row(f"nbconvert, {cells} one-line cells", in_turns(max(3, rounds // 2), lambda name, cells=cells: nbconvert(name, cells)), "s", 2)
    return rows


def print_table(rows):
    with open("/proc/cpuinfo", encoding="utf-8") as information:
        model = next((line.split(":")[1].strip() for line in information if line.startswith("model name")), platform.processor())
    version = subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, {platform.system()}, .NET SDK {version}, ipykernel {ipykernel.__version__}\n")
    print(f"| | this kernel | ipykernel {ipykernel.__version__} | .NET Interactive |")
    print("|---|---|---|---|")
    for what, cells in rows:
        print(f"| {what} | {cells.get(CSHARP, '')} | {cells.get(PYTHON, '')} | {DOTNET_INTERACTIVE.get(what, '')} |")


def soak(cells):
    """One session, many cells of the kinds that notebooks are made of."""
    kernel = Kernel(CSHARP)
    kinds = (
        "{n} + 1",
        "var x{r} = Enumerable.Range(0, {n}).Sum(); x{r}",
        'Console.WriteLine("line {n}");',
        "new[] {{ {n}, 2, 3 }}.Select(v => new {{ v, square = v * v }})",
        "int F{r}(int n) => n < 2 ? 1 : n * F{r}(n - 1); F{r}({r})",
    )
    print("cells,resident MB,ms per cell")
    started = time.perf_counter()
    for n in range(1, cells + 1):
        reply = kernel.run(kinds[n % len(kinds)].format(n=n, r=n % 10))
        if reply["status"] != "ok":
            sys.exit(f"cell {n}: {reply['ename']}: {reply['evalue']}")
        if n % 250 == 0:
            print(f"{n},{kernel.memory():.0f},{1000 * (time.perf_counter() - started) / 250:.1f}", flush=True)
            started = time.perf_counter()
    kernel.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--soak", type=int, metavar="CELLS")
    arguments = parser.parse_args()
    if arguments.soak:
        soak(arguments.soak)
    else:
        print_table(measure(arguments.rounds))
