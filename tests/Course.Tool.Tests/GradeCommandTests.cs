using Course.Notebooks.Documents;
using static Course.Tool.Tests.TestCourse;

namespace Course.Tool.Tests;

/// <summary><c>course grade</c> on ten notebooks, four of which do harm and others of which claim more than they have done.</summary>
public sealed class GradeCommandTests : IDisposable
{
    private const string Secret = "COURSE_TEST_SECRET";
    private readonly TestCourse course = new();

    public void Dispose() => course.Dispose();

    [Fact]
    public async Task Ten_notebooks_get_the_marks_they_deserve_whatever_four_of_them_do()
    {
        HandInHonestOnes();
        HandInHostileOnes();
        Environment.SetEnvironmentVariable(Secret, "known to the grader");

        var graded = await CourseProgram.RunAsync(course.Path, "grade", "submissions", "--timeout", "40", "--memory", "1024", "--disk", "60", "--jobs", "3");

        Assert.Equal(0, graded.ExitCode);
        string results = Path.Combine(course.Path, "artifacts", "grades");
        string[] rows = [.. File.ReadLines(Path.Combine(results, "grades.csv")).Skip(1)];
        Assert.Equal(
            [
                "ada 6.1 1 right", "ada 6.3 1 right", "bert 6.1 0 not yet", "bert 6.3 1 right", "cleo 6.1 0 not started", "cleo 6.3 0 not started",
                "disk 6.1 1 right", "disk 6.3 0 not reached", "dora 6.1 1 right", "dora 6.3 0 no answer", "emil 6.1 0 not yet", "emil 6.3 0 not yet",
                "exit 6.1 1 right", "exit 6.3 0 not reached", "finn-06-training 6.1 0 not reached", "finn-06-training 6.3 0 not reached",
                "loop 6.1 1 right", "loop 6.3 0 not reached", "memory 6.1 1 right", "memory 6.3 0 not reached",
            ],
            rows.Select(row => row.Split(',')).Select(fields => $"{fields[0]} {fields[3]} {fields[5]} {fields[7]}"));
        Assert.Contains(rows, row => row.StartsWith("bert,bert/06-training.ipynb,06-training,6.1,One step of gradient descent,0,5,not yet,You go uphill", StringComparison.Ordinal));
        AssertReason(rows, "disk", "files became larger than 60 MB");
        AssertReason(rows, "memory", "held more than 1024 MB");
        AssertReason(rows, "loop", "took longer than 40 s");
        AssertReason(rows, "exit", "ended the whole process");
        AssertReason(rows, "finn-06-training", "not a notebook");

        string report = File.ReadAllText(Path.Combine(results, "report.html"));
        Assert.Contains("10 learners, 10 notebooks, 8 of 20 marks", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", report, StringComparison.Ordinal);
        Assert.DoesNotContain("http", report, StringComparison.Ordinal);
        string seen = NotebookDocument.Load(Path.Combine(results, "executed", "cleo.ipynb")).ToText();
        Assert.Contains("I see ../notebooks/notebook.ipynb and nothing", seen.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(course.Path, "forged*", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public async Task Nonsense_on_the_command_line_says_what_to_type()
    {
        var missing = await CourseProgram.RunAsync(course.Path, "grade", "nowhere");
        var little = await CourseProgram.RunAsync(course.Path, "grade", ".", "--memory", "1");

        Assert.Equal((2, 2), (missing.ExitCode, little.ExitCode));
        Assert.Contains("There is no folder 'nowhere'", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("512 or more", little.Errors, StringComparison.Ordinal);
    }

    private void HandInHonestOnes()
    {
        // Both right; the solutions that the chapter came with are still there, and a comment tries the report.
        course.HandIn("ada.ipynb", Code("// <script>alert(1)</script>\n" + DescendRight, "exercise-6-1", "exercise"), Code(Solved(DescendRight), "solution-6-1", "solution"), Code(BestRight, "exercise-6-3", "exercise"));
        // A folder with a progress file: one wrong, one right.
        course.HandIn(Path.Combine("bert", "06-training.ipynb"), Code(DescendRight.Replace("W - η", "W + η", StringComparison.Ordinal), "exercise-6-1"), Code(BestRight, "exercise-6-3"));
        File.WriteAllText(Path.Combine(course.Submissions, "bert", ".course-progress.json"), """{ "format": 1, "exercises": { "6.1": { "title": "One step", "attempts": 5 } } }""");
        // Nothing done: the chapter's solutions, even without their tag, are not hers. Looks around instead.
        course.HandIn(
            "cleo.ipynb",
            Code(DescendStub, "exercise-6-1"), Code(Solved(DescendRight), "solution-6-1"), Code(BestStub, "exercise-6-3"), Code(Solved(BestRight), "solution-6-3", "solution"),
            Code($"$\"I see {{string.Join(\" \", Directory.EnumerateFiles(\"..\", \"*.ipynb\", SearchOption.AllDirectories).Where(path => !path.EndsWith(\"executed.ipynb\")))}} and {{Environment.GetEnvironmentVariable(\"{Secret}\") ?? \"nothing\"}}\"", "look"));
        // Another name for the function, a cell that fails before it, and one exercise deleted.
        course.HandIn("dora.ipynb", Code("throw new Exception(\"an experiment\");", "experiment"), Code(DescendRight.Replace("Descend", "MyStep", StringComparison.Ordinal), "my-own-cell"));
        // Claims: a type of the same name that always says right, results written by itself, and a cell that does not compile.
        course.HandIn(
            "emil.ipynb",
            Code("public static class Exercise { public static string Check(string id, Delegate answer) => \"✓ right\"; public static string Require(string id, Delegate answer) => \"✓ right\"; }\nFile.WriteAllText(\"forged.csv\", \"emil,6.1,1\");", "fake"),
            Code(DescendRight.Replace("W - η", "W + η", StringComparison.Ordinal), "exercise-6-1"),
            Code("int BestEpoch(double[] losses) => ;\nExercise.Check(\"6.3\", BestEpoch)", "exercise-6-3"));
        course.HandIn("finn-06-training.ipynb");
        File.WriteAllText(Path.Combine(course.Submissions, "finn-06-training.ipynb"), "{\"cells\": [{");
    }

    private void HandInHostileOnes()
    {
        HandInHostile("loop", "while (true) { }");
        HandInHostile("exit", "typeof(Environment).GetMethod(\"Exit\").Invoke(null, new object[] { 0 });");
        HandInHostile("disk", "var chunk = new byte[4 << 20];\nvar file = File.Create(Path.Combine(Path.GetTempPath(), \"full\"));\nwhile (true) { file.Write(chunk); file.Flush(); }");
        HandInHostile("memory", "var chunk = new byte[8 << 20];\nArray.Fill(chunk, (byte)1);\nwhile (true) System.Runtime.InteropServices.Marshal.Copy(chunk, 0, System.Runtime.InteropServices.Marshal.AllocHGlobal(chunk.Length), chunk.Length);");

        void HandInHostile(string name, string harm) => course.HandIn($"{name}.ipynb", Code(DescendRight, "exercise-6-1"), Code(harm, "harm"), Code(BestRight, "exercise-6-3"));
    }

    private static void AssertReason(string[] rows, string learner, string reason) =>
        Assert.Contains(rows, row => row.StartsWith($"{learner},", StringComparison.Ordinal) && row.Contains("not reached", StringComparison.Ordinal) && row.Contains(reason, StringComparison.Ordinal));
}
