using System.Runtime.InteropServices;
using System.Xml.Linq;
using Course.Notebooks.Documents;

namespace Course.Tool.Tests;

/// <summary><c>course run</c>, started as a user starts it, on notebooks good and bad.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_of_good_notebooks_passes_and_leaves_executed_copies()
    {
        string first = folder.Add("01-first.ipynb", "var answer = 6 * 7;", "answer", "Console.WriteLine($\"here: {answer}\");");
        folder.Add("02-second.ipynb", "typeof(int).Name");
        string before = File.ReadAllText(first);

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 of 2 passed", run.Output, StringComparison.Ordinal);
        Assert.Contains("42", NotebookFolder.OutputsOf(folder.Executed("01-first.ipynb"), 2), StringComparison.Ordinal);
        Assert.Contains("here: 42", NotebookFolder.OutputsOf(folder.Executed("01-first.ipynb"), 3), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(first));
    }

    [Fact]
    public async Task Pictures_without_a_browser_are_refused_before_anything_runs()
    {
        folder.Add("a.ipynb", "1 + 1");

        var run = await CourseProgram.RunAsync(folder.Path, new Dictionary<string, string> { ["CHROME_PATH"] = Path.Combine(folder.Path, "no-browser") }, "run", ".", "--static-images");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No Chromium, Chrome or Edge was found", run.Errors, StringComparison.Ordinal);
        Assert.Contains("CHROME_PATH", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_notebook_has_a_session_and_a_current_folder_of_its_own()
    {
        folder.Add("a.ipynb", "var left = 1; Environment.SetEnvironmentVariable(\"COURSE_TEST_LEFT\", \"1\");");
        Directory.CreateDirectory(Path.Combine(folder.Path, "sub"));
        string second = folder.Add(Path.Combine("sub", "b.ipynb"), "var left = Environment.GetEnvironmentVariable(\"COURSE_TEST_LEFT\") ?? \"nothing left\"; left", "Path.GetFileName(Environment.CurrentDirectory)");

        var run = await CourseProgram.RunAsync(folder.Path, "run", "a.ipynb", second, "--jobs", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing left", NotebookFolder.OutputsOf(folder.Executed("b.ipynb"), 1), StringComparison.Ordinal);
        Assert.Contains("sub", NotebookFolder.OutputsOf(folder.Executed("b.ipynb"), 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_cell_is_named_with_line_message_and_advice_and_others_go_on()
    {
        folder.Add("bad.ipynb", "1 + 1", "var zero = 0;\nvar quotient = 1 / zero;", "\"never reached\"");
        folder.Add("good.ipynb", "1 + 1");

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad, cell 2, line 2: System.DivideByZeroException", run.Output, StringComparison.Ordinal);
        Assert.Contains("Attempted to divide by zero", run.Output, StringComparison.Ordinal);
        Assert.Contains("Open bad.ipynb at cell 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("good: passed", run.Output, StringComparison.Ordinal);
        var copy = folder.Executed("bad.ipynb");
        Assert.Contains("\"error\"", NotebookFolder.OutputsOf(copy, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("never reached", NotebookFolder.OutputsOf(copy, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_ends_its_process_or_crashes_it_costs_only_itself()
    {
        folder.Add("crash.ipynb", "1 + 1", "typeof(Environment).GetMethod(\"FailFast\", new[] { typeof(string) }).Invoke(null, new object[] { \"on purpose\" });");
        folder.Add("exit.ipynb", "\"before\"", "typeof(Environment).GetMethod(\"Exit\").Invoke(null, new object[] { 0 });", "2");
        folder.Add("good.ipynb", "1 + 1");

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("crash: process ended at cell 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("on purpose", run.Output, StringComparison.Ordinal);
        Assert.Contains("exit: process ended at cell 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("Take Environment.Exit out of the cell", run.Output, StringComparison.Ordinal);
        Assert.Contains("before", NotebookFolder.OutputsOf(folder.Executed("exit.ipynb"), 1), StringComparison.Ordinal);
        Assert.Contains("1 of 3 passed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_loops_and_endless_recursion_end()
    {
        folder.Add("loop.ipynb", "\"before\"", "while (true) { }");
        folder.Add("recursion.ipynb", "int Down(int n) => Down(n + 1) + 1;\nDown(0)");

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".", "--timeout", "25");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("loop: timed out at cell 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("--timeout SECONDS", run.Output, StringComparison.Ordinal);
        Assert.Contains("recursion: failed at cell 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("before", NotebookFolder.OutputsOf(folder.Executed("loop.ipynb"), 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_native_code_prints_and_threads_left_behind_do_no_harm()
    {
        folder.Add(
            "noise.ipynb",
            "var raw = Console.OpenStandardOutput();\nraw.Write(System.Text.Encoding.UTF8.GetBytes(\"no line end\"));",
            "new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();",
            "\"end\"");

        var run = await CourseProgram.RunAsync(folder.Path, "run", "noise.ipynb");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("noise: passed (3 of 3 cells", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_place_saves_outputs_of_notebooks_that_succeed_without_the_transient_ones()
    {
        string good = folder.Add("good.ipynb", "40 + 2", "\"<!-- course:transient --><b>scripts</b>\".DisplayAs(\"text/html\");");
        string bad = folder.Add("bad.ipynb", "1 / int.Parse(\"0\")");
        string before = File.ReadAllText(bad);

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".", "--in-place");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, File.ReadAllText(bad));
        var saved = NotebookDocument.Load(good);
        Assert.Contains("42", NotebookFolder.OutputsOf(saved, 1), StringComparison.Ordinal);
        Assert.Equal("[]", NotebookFolder.OutputsOf(saved, 2));
        Assert.Contains("scripts", NotebookFolder.OutputsOf(folder.Executed("good.ipynb"), 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_reach_the_tagged_cell_and_wrong_ones_are_refused()
    {
        folder.Add("p.ipynb", "[parameters]int epochs = 5; string name = \"a\";", "$\"{name}:{epochs}\"");

        var given = await CourseProgram.RunAsync(folder.Path, "run", "p.ipynb", "--parameters", "epochs=50", "--parameters", "name=b=c");
        var unknown = await CourseProgram.RunAsync(folder.Path, "run", "p.ipynb", "--parameters", "epoch=50", "-o", "unknown");
        var malformed = await CourseProgram.RunAsync(folder.Path, "run", "p.ipynb", "--parameters", "epochs", "-o", "malformed");

        Assert.Equal(0, given.ExitCode);
        Assert.Contains("b=c:50", NotebookFolder.OutputsOf(folder.Executed("p.ipynb"), 3), StringComparison.Ordinal);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("it declares: epochs, name", unknown.Output, StringComparison.Ordinal);
        Assert.Equal(2, malformed.ExitCode);
        Assert.Contains("NAME=VALUE", malformed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_junit_file_has_a_suite_a_notebook_and_a_case_a_cell()
    {
        folder.Add("bad.ipynb", "1 + 1", "throw new Exception(\"bell \\a in a message\");", "3");
        File.WriteAllText(Path.Combine(folder.Path, "broken.ipynb"), "{\"cells\": [");
        folder.Add("good.ipynb", "// what it does\n1 + 1");

        var run = await CourseProgram.RunAsync(folder.Path, "run", ".", "--junit", Path.Combine("reports", "run.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("broken.ipynb is not a notebook", run.Output, StringComparison.Ordinal);
        var root = XDocument.Load(Path.Combine(folder.Path, "reports", "run.xml")).Root!;
        Assert.Equal(["bad", "broken", "good"], root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!));
        Assert.Equal("5 1 1 1", $"{(int)root.Attribute("tests")!} {(int)root.Attribute("failures")!} {(int)root.Attribute("errors")!} {(int)root.Attribute("skipped")!}");
        var failing = root.Elements("testsuite").First().Elements("testcase").ElementAt(1);
        Assert.Contains("bell  in a message", failing.Element("failure")!.Value, StringComparison.Ordinal);
        Assert.Equal("cell 1: // what it does", (string?)root.Elements("testsuite").Last().Element("testcase")!.Attribute("name"));
    }

    [Fact]
    public async Task Nonsense_on_the_command_line_is_a_usage_error_that_says_what_to_type()
    {
        string[][] lines =
        [
            ["run", "missing.ipynb"],
            ["run", "."],
            ["run"],
            ["run", "notes.txt"],
            ["run", "--timeout", "-1", "x.ipynb"],
            ["run", "--jobs", "0", "x.ipynb"],
            ["run", "x.ipynb", "--output", "."],
            ["rnu"],
            [],
        ];
        string[] said = ["no file or folder 'missing.ipynb'", "has no notebooks", "no folder 'notebooks'", "should end in .ipynb", "0 or more", "1 or more", "--in-place", "course --help", "course --help"];
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "");

        for (int index = 0; index < lines.Length; index++)
        {
            if (lines[index].Contains("x.ipynb")) folder.Add("x.ipynb", "1");
            var run = await CourseProgram.RunAsync(folder.Path, lines[index]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(said[index], run.Errors + run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ctrl_C_saves_what_was_done_and_leaves_no_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A console signal cannot be sent to one process alone on Windows.");
        folder.Add("long.ipynb", "\"done\"", "System.IO.File.WriteAllText(\"started\", Environment.ProcessId.ToString()); while (true) { }");
        folder.Add("never.ipynb", "1");
        using var process = CourseProgram.Start(folder.Path, "run", ".", "--jobs", "1");
        string started = Path.Combine(folder.Path, "started");
        while (!File.Exists(started) || File.ReadAllText(started).Length == 0) await Task.Delay(50);
        int worker = int.Parse(File.ReadAllText(started));

        Assert.Equal(0, Kill(process.Id, 2));
        var run = await CourseProgram.FinishAsync(process);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("stopped at cell 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("done", NotebookFolder.OutputsOf(folder.Executed("long.ipynb"), 1), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(worker));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
