"""Measures the C# kernel beside ipykernel, both through jupyter_client, in turns and in the same run; prints a Markdown table, row by row.

    JUPYTER_PATH=PREFIX/share/jupyter python3 measure_kernels.py [--rounds 3] [--soak 5000]

docs/kernel.md says how to install the kernel into a prefix first. With --soak, one session of each kernel runs that many cells and the
memory of its process is printed on the way; nothing else is measured. Memory is read from /proc, so only on Linux.
"""

import argparse
import datetime
import os
import pathlib
import platform
import queue
import statistics
import subprocess
import sys
import tempfile
import time

import ipykernel
import nbformat
from jupyter_client.manager import KernelManager

PATIENCE = 30
INTERRUPT_PATIENCE = 5
REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
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

# The bar and the goal for the median; the unit is that of the row.
EXPECTED = {
    "start to first result": (1.5, 0.8),
    "warm `1+1`, median": (12, 6),
    "memory when idle": (220, 150),
    "completion, warm": (60, 60),
    "interrupt: a tight loop": (500, 100),
    "`course run`, 20 one-line cells": (2.0, 1.0),
    "`course run`, the six core chapters": (25, 10),
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
    "a background task left behind": (
        'Task.Run(() => { while (true) System.Threading.Thread.Sleep(1); }); Console.WriteLine("go"); while (true) { }',
        None,
    ),
    "output in a loop": (
        'Console.WriteLine("go"); while (true) Console.WriteLine("more");',
        'print("go", flush=True)\nwhile True: print("more")',
    ),
}

# Last, because the call itself cannot be stopped: the cell is given up and its thread works on. Python does not give up.
LONG_CALL = 'Console.WriteLine("go"); System.Numerics.BigInteger.Pow(7, 100_000_000)'


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
            message = self.client.get_iopub_msg(timeout=INTERRUPT_PATIENCE)
            if message["msg_type"] == "stream":
                printed += message["content"]["text"]
        time.sleep(0.2)
        started = time.perf_counter()
        self.manager.interrupt_kernel()
        while True:
            message = self.client.get_iopub_msg(timeout=INTERRUPT_PATIENCE)
            if message["parent_header"].get("msg_id") == identity and message["content"].get("execution_state") == "idle":
                break
        elapsed = 1000 * (time.perf_counter() - started)
        while self.client.get_shell_msg(timeout=INTERRUPT_PATIENCE)["parent_header"].get("msg_id") != identity:
            pass
        return elapsed

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def one_liners(name, cells):
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": name, "display_name": name}})
    notebook.cells = [nbformat.v4.new_code_cell(f"{number} + 1") for number in range(cells)]
    return notebook


def nbconvert(name, cells):
    """Seconds to execute a notebook of one-line cells."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "cells.ipynb")
        nbformat.write(one_liners(name, cells), path)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", path], check=True, capture_output=True)
        return time.perf_counter() - started


def course_run(paths):
    """Seconds to execute notebooks by the course's own runner."""
    program = KernelManager(kernel_name=CSHARP).kernel_spec.argv[:2]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run([*program, "run", *paths, "--output", folder], check=True, capture_output=True, cwd=REPOSITORY)
        return time.perf_counter() - started


def course_run_one_liners(cells):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "cells.ipynb")
        nbformat.write(one_liners(CSHARP, cells), path)
        return course_run([path])


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


def print_texts(what, texts, expected=""):
    print(f"| {what} | {texts.get(CSHARP, '')} | {texts.get(PYTHON, '')} | {DOTNET_INTERACTIVE.get(what, '')} | {expected} |", flush=True)


def print_figures(what, found, unit, digits):
    def text(values):
        spread = f" ({min(values):.{digits}f}-{max(values):.{digits}f})" if len(values) > 1 else ""
        return f"{statistics.median(values):.{digits}f} {unit}{spread}"

    print_texts(what, {name: text(values) for name, values in found.items() if values}, verdict(what, found[CSHARP], unit))


def print_interrupts(what, kernels, codes, rounds):
    texts, found = {}, {CSHARP: []}
    for name, code in codes.items():
        try:
            values = [kernels[name].interrupt(code) for _ in range(rounds if code else 0)]
            found[name] = values
            texts[name] = f"{statistics.median(values):.0f} ms ({min(values):.0f}-{max(values):.0f})" if values else ""
        except queue.Empty:
            texts[name] = f"not in {INTERRUPT_PATIENCE} s"
            kernels[name].manager.shutdown_kernel(now=True)
            kernels[name] = Kernel(name)
    print_texts(what, texts, verdict(what, found[CSHARP], "ms") if found[CSHARP] else "")


def verdict(what, values, unit):
    """Whether the bar and the goal are met by the median."""
    if what not in EXPECTED:
        return ""
    bar, goal = EXPECTED[what]
    answers = [f"{limit} {unit}: {'met' if statistics.median(values) <= limit else 'missed'}" for limit in dict.fromkeys((bar, goal))]
    return ", ".join(answers)


def mime_types(kernel, code):
    _, messages = kernel.outputs(code)
    return ", ".join(f"`{mime}`" for message in messages if message["msg_type"] == "execute_result" for mime in message["content"]["data"])


def completion(kernel):
    """Milliseconds of a completion."""
    started = time.perf_counter()
    kernel.client.complete("Math.Sq" if kernel.name == CSHARP else "ab", reply=True, timeout=PATIENCE)
    return 1000 * (time.perf_counter() - started)


def measure(rounds):
    print_figures("start to first result", in_turns(rounds, first_result), "s", 2)
    kernels = {name: Kernel(name) for name in (CSHARP, PYTHON)}
    time.sleep(5)
    print_figures("memory when idle", {name: [kernel.memory()] for name, kernel in kernels.items()}, "MB", 0)

    in_turns(20, lambda name: kernels[name].run("1+1"))
    warm = in_turns(100, lambda name: kernels[name].milliseconds("1+1"))
    print_figures("warm `1+1`, median", warm, "ms", 1)
    print_texts("warm `1+1`, 90th percentile", {name: f"{statistics.quantiles(times, n=10)[-1]:.1f} ms" for name, times in warm.items()})
    print_figures("completion, the first", in_turns(1, lambda name: completion(kernels[name])), "ms", 0)
    in_turns(5, lambda name: completion(kernels[name]))
    print_figures("completion, warm", in_turns(20, lambda name: completion(kernels[name])), "ms", 1)

    for case, codes in INTERRUPTS.items():
        print_interrupts(f"interrupt: {case}", kernels, dict(zip((CSHARP, PYTHON), codes)), rounds)

    reply, _ = kernels[CSHARP].outputs("int Down(int n) => Down(n + 1) + 1; Down(0)")
    other, _ = kernels[PYTHON].outputs("def down(n): return down(n + 1) + 1\ndown(0)")
    print_texts("endless recursion", {CSHARP: f"`{reply['ename'].split('.')[-1]}`", PYTHON: f"`{other['ename']}`"})
    found = {name: kernel.client.inspect("Math.Sqrt" if name == CSHARP else "abs", reply=True, timeout=PATIENCE)["content"] for name, kernel in kernels.items()}
    print_texts("inspect", {name: ", ".join(f"`{mime}`" for mime in content["data"]) if content["found"] else "no answer" for name, content in found.items()})
    print_texts("mime types of a list", {CSHARP: mime_types(kernels[CSHARP], "new[] { 1, 2, 3 }"), PYTHON: mime_types(kernels[PYTHON], "[1, 2, 3]")})
    print_interrupts("interrupt: a long call into a compiled library", kernels, {CSHARP: LONG_CALL}, 1)
    for kernel in kernels.values():
        kernel.close()

    for cells in (6, 20):
        print_figures(f"nbconvert, {cells} one-line cells", in_turns(rounds, lambda name, cells=cells: nbconvert(name, cells)), "s", 2)
    print_figures("`course run`, 20 one-line cells", {CSHARP: [course_run_one_liners(20) for _ in range(rounds)]}, "s", 2)
    chapters = [path for path in sorted(REPOSITORY.joinpath("notebooks").glob("*.ipynb")) if path.name[:2] in ("01", "02", "03", "04", "05", "06")]
    print_figures("`course run`, the six core chapters", {CSHARP: [course_run(chapters)]}, "s", 1)


def print_header():
    with open("/proc/cpuinfo", encoding="utf-8") as information:
        model = next((line.split(":")[1].strip() for line in information if line.startswith("model name")), platform.processor())
    version = subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, {platform.system()}, .NET SDK {version}, ipykernel {ipykernel.__version__}\n")
    print(f"| | this kernel | ipykernel {ipykernel.__version__} | .NET Interactive | bar, goal |")
    print("|---|---|---|---|---|", flush=True)


# The kinds of cells that notebooks are made of, in C# and in Python; ten names are declared again and again.
SOAKED = {
    CSHARP: (
        "{n} + 1",
        "var x{r} = Enumerable.Range(0, {n}).Sum(); x{r}",
        'Console.WriteLine("line {n}");',
        "new[] {{ {n}, 2, 3 }}.Select(v => new {{ v, square = v * v }})",
        "int F{r}(int n) => n < 2 ? 1 : n * F{r}(n - 1); F{r}({r})",
    ),
    PYTHON: (
        "{n} + 1",
        "x{r} = sum(range({n})); x{r}",
        'print("line {n}")',
        "[dict(v=v, square=v * v) for v in ({n}, 2, 3)]",
        "F{r} = lambda n: 1 if n < 2 else n * F{r}(n - 1)\nF{r}({r})",
    ),
}


def soak(cells):
    """One session of each kernel, and in it many cells."""
    kernels = {name: Kernel(name) for name in SOAKED}
    print("| cells | resident | per cell, in the last 500 | ipykernel: resident | per cell |")
    print("|---|---|---|---|---|")
    for last in range(500, cells + 1, 500):
        row = []
        for name, kernel in kernels.items():
            started = time.perf_counter()
            for n in range(last - 499, last + 1):
                reply = kernel.run(SOAKED[name][n % 5].format(n=n, r=n // 5 % 10))
                if reply["status"] != "ok":
                    sys.exit(f"cell {n}: {reply['ename']}: {reply['evalue']}")
            row += [f"{kernel.memory():.0f} MB", f"{1000 * (time.perf_counter() - started) / 500:.1f} ms"]
        print("| {:,} | {} |".format(last, " | ".join(row)), flush=True)
    for kernel in kernels.values():
        kernel.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--soak", type=int, metavar="CELLS")
    arguments = parser.parse_args()
    if arguments.soak:
        soak(arguments.soak)
    else:
        print_header()
        measure(arguments.rounds)
