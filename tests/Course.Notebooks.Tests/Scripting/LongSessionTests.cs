using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Scripting;

/// <summary>A session in which cells are run again and again forgets what their earlier runs declared, and nothing else.</summary>
public sealed class LongSessionTests
{
    private const int Reruns = 10, PruneEvery = 4;
    private static readonly NotebookSession Host = new();

    /// <summary>What the first cells declare, what later ones do with it, and what comes out: it must be the same after any number of other cells.</summary>
    public static TheoryData<string, string[], string, string> Survivors { get; } = new()
    {
        { "a variable", ["var kept = 41;"], "kept + 1", "42" },
        { "a variable that a function changes", ["var total = 0;", "void Count() => total++;"], "Count(); Count(); total", "2" },
        { "a function that another uses", ["int Twice(int n) => 2 * n;", "int FourTimes(int n) => Twice(Twice(n));"], "FourTimes(3)", "12" },
        { "a function that has been replaced, in one that has not", ["int F() => 1;", "int G() => F();", "int F() => 2;"], "G() * 10 + F()", "12" },
        { "overloads", ["string F(int n) => \"int\";", "string F(string s) => \"string\";"], "F(1) + F(\"\")", "intstring" },
        { "a type and an object of it", ["class Point { public int X; }", "var point = new Point { X = 3 };"], "point.X + new Point { X = 4 }.X", "7" },
        { "an object of a type that has been replaced", ["class Point { public int X = 1; }", "var old = new Point();", "class Point { public int X = 2; }"], "old.X * 10 + new Point().X", "12" },
        { "a function that takes a type which has been replaced", ["class P { }", "var old = new P();", "string F(P p) => \"old\";", "class P { }", "string F(P p) => \"new\";"], "F(old) + F(new P())", "oldnew" },
        { "a base class that has been replaced", ["class A { public virtual int N => 1; }", "class B : A { }", "class A { public virtual int N => 2; }"], "new B().N * 10 + new A().N", "12" },
        { "a generic function", ["T Same<T>(T value) => value;"], "Same(5)", "5" },
        { "an extension method", ["static int Doubled(this int n) => 2 * n;"], "21.Doubled()", "42" },
        { "a using", ["using System.Globalization;"], "CultureInfo.InvariantCulture.Name.Length", "0" },
        { "an alias", ["using Number = System.Int64;"], "typeof(Number).Name", "Int64" },
        { "a constant that has been replaced", ["const int N = 3;", "int[] Numbers() => new int[N];", "const int N = 4;"], "Numbers().Length * 10 + N", "34" },
        { "an anonymous object", ["var pair = new { X = 1, Y = 2 };", "var other = new { X = 3, Y = 4 };"], "pair.X + other.Y + new[] { pair, other }.Length", "7" },
        { "an anonymous object that is declared again", ["var pair = new { X = 1 };", "var pair = new { X = 2 };", "var pair = new { X = 3, Y = 4 };"], "pair.X + pair.Y + new { X = 1 }.X", "8" },
        { "a query", ["var data = new[] { 3, 1, 2 };", "var rows = from n in data let square = n * n orderby square select new { n, square };"], "rows.Last().square", "9" },
        { "a tuple", ["var (first, second) = (1, \"two\");"], "first + second", "1two" },
        { "a pattern's variable", ["object thing = 5;", "if (thing is int number) { }"], "number", "5" },
        { "a closure", ["var counter = 0;", "Func<int> next = () => ++counter;", "next();"], "next() + counter", "4" },
        { "an awaited value", ["async Task<int> LaterAsync() { await Task.Yield(); return 6; }", "var six = await LaterAsync();"], "six + await LaterAsync()", "12" },
        { "an enum and a record", ["enum Color { Red, Green }", "record Car(Color Color);", "var car = new Car(Color.Green);"], "car", "Car { Color = Green }" },
        { "a property", ["int Seven => 7;"], "Seven", "7" },
        { "a function with a default value", ["int Add(int a, int b = 2) => a + b;"], "Add(1)", "3" },
        { "dynamic", ["dynamic any = 2;", "int Plus(int n) => n + any;"], "Plus(1)", "3" },
    };

    [Theory]
    [MemberData(nameof(Survivors))]
    public async Task What_is_declared_once_is_the_same_after_many_cells_that_declare_other_things(string what, string[] declarations, string question, string answer)
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, declarations);

        await RerunAsync(session, ["var again = 1;", "int Again(int n) => n < 1 ? again : Again(n - 1);", "Again(again)"]);
        var result = await RunAsync(session, question);

        Assert.True(answer == result, $"{what}: {result} instead of {answer}");
    }

    [Theory]
    [MemberData(nameof(Survivors))]
    public async Task What_is_declared_again_and_again_means_the_latest(string what, string[] declarations, string question, string answer)
    {
        var session = new ScriptSession(PruneEvery);

        await RerunAsync(session, declarations);
        var result = await RunAsync(session, question);

        Assert.True(answer == result, $"{what}: {result} instead of {answer}");
    }

    [Fact]
    public async Task Cells_that_are_run_again_leave_one_trace_and_not_one_for_each_run()
    {
        var session = new ScriptSession(PruneEvery);
        string[] cells = ["using System.Globalization;", "class Model { public int Size; }", "var model = new Model { Size = 3 };", "int Size() => model.Size;", "Size()"];

        for (var run = 0; run < 3 * Reruns; run++)
            await RunAsync(session, cells);

        Assert.InRange(session.SubmissionsInSight, 4, 24);
        Assert.Equal(["model"], session.Variables.Select(variable => variable.Name));
    }

    [Fact]
    public async Task What_nobody_can_name_any_more_is_collected()
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, "var alive = new List<WeakReference>(); class Heavy { public byte[] Weight = new byte[100]; }");

        await RerunAsync(session, ["var heavy = new Heavy(); alive.Add(new WeakReference(heavy));"]);
        var result = await RunAsync(session, "GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect(); alive.Count(reference => reference.IsAlive) < alive.Count");

        Assert.Equal("True", result);
    }

    [Theory]
    [InlineData("nothing", "1 + 1")]
    [InlineData("a variable", "var x = 1; x")]
    [InlineData("a variable, and a lambda that changes it", "var n = 0; Action count = () => n++; count(); n")]
    [InlineData("a function", "int F(int n) => n < 2 ? 1 : n * F(n - 1); F(5)")]
    [InlineData("a class, and an object on the page", "class Box { public int Size { get; set; } = 3; } new Box()")]
    [InlineData("a record, and a table of it", "record Point(int X, int Y); new[] { new Point(1, 2), new Point(3, 4) }")]
    [InlineData("an interface, a structure and an enum", "enum E { A } interface I { E F(); } struct S : I { public E F() => E.A; } ((I)new S()).F()")]
    [InlineData("a query", "new[] { 3, 1 }.OrderBy(n => n).Select(n => new { n, square = n * n })")]
    [InlineData("an anonymous object", "var pair = new { X = 1 }; display(pair); pair")]
    [InlineData("an iterator", "IEnumerable<int> I() { yield return 1; } I().Sum()")]
    [InlineData("an async function", "async Task<int> LaterAsync() { await Task.Yield(); return 1; } await LaterAsync()")]
    [InlineData("an exception of its own, caught", "class Odd : Exception { } try { throw new Odd(); } catch (Odd odd) { Console.WriteLine(odd); }")]
    [InlineData("a thread", "var thread = new System.Threading.Thread(() => { }); thread.Start(); thread.Join();")]
    [InlineData("an expression tree", "System.Linq.Expressions.Expression<Func<int, int>> next = x => x + 1; next.Compile()(2)")]
    public async Task What_cells_were_compiled_to_is_unloaded_when_nothing_can_name_it_any_more(string what, string code)
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, "using System.Reflection; var loaded = new List<WeakReference>();");
        for (var i = 0; i < 4 * Reruns; i++)
            await RunAsync(session, "loaded.Add(new WeakReference(Assembly.GetExecutingAssembly()));\n" + code);

        for (var i = 0; i < 10; i++)
            await RunAsync(session, "GC.Collect(); GC.WaitForPendingFinalizers();");
        var alive = int.Parse((await RunAsync(session, "loaded.Count(reference => reference.IsAlive)"))!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(alive <= 2 * Reruns, $"a cell with {what}: {alive} of {4 * Reruns} are still loaded");
    }

    [Fact]
    public async Task What_a_cell_has_made_keeps_the_cell_that_it_comes_from()
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, "var kept = new List<object>();", "kept.Add(new { Answer = 42 });", "class Box { public int Size = 3; } kept.Add(new Box()); kept.Add(new Func<int>(() => new Box().Size + 1));");

        await RerunAsync(session, ["class Box { }", "GC.Collect(); GC.WaitForPendingFinalizers();"]);

        Assert.Equal("{ Answer = 42 }", await RunAsync(session, "kept[0].ToString()"));
        Assert.Equal("3", await RunAsync(session, "((dynamic)kept[1]).Size"));
        Assert.Equal("4", await RunAsync(session, "((Func<int>)kept[2])()"));
    }

    [Fact]
    public async Task Code_that_first_runs_late_still_finds_the_cells_it_was_compiled_against()
    {
        var session = new ScriptSession(PruneEvery);
        var key = $"late {Guid.NewGuid()}";
        await RunAsync(session, "1", "class Ship { public int Masts = 3; }", "static class Yard { public static int Build() => new Ship().Masts; }", $"AppDomain.CurrentDomain.SetData(\"{key}\", new Func<int>(() => Yard.Build()));");

        await RerunAsync(session, ["class Ship { }", "static class Yard { }", "GC.Collect(); GC.WaitForPendingFinalizers();"]);

        Assert.Equal("3", await RunAsync(session, $"((Func<int>)AppDomain.CurrentDomain.GetData(\"{key}\")!)()"));
    }

    [Fact]
    public async Task A_library_can_make_types_out_of_those_of_a_notebook()
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, "using System.Reflection; public interface IShape { int Corners(); }", "public class Shape : DispatchProxy { protected override object Invoke(MethodInfo method, object[] arguments) => method.Name.Length; }");

        Assert.Equal("7", await RunAsync(session, "DispatchProxy.Create<IShape, Shape>().Corners()"));
        Assert.Equal("5", await RunAsync(session, "record Corner(int X); System.Text.Json.JsonSerializer.Deserialize<Corner>(\"{\\\"X\\\":5}\").X"));
    }

    [Fact]
    public async Task What_a_cell_leaves_running_goes_on_when_nothing_of_the_cell_can_be_named()
    {
        var session = new ScriptSession(PruneEvery);
        await RunAsync(session, "var turns = 0; Action? turned = null;");
        await RunAsync(session, "turned += () => turns++; _ = Task.Run(async () => { while (turns >= 0) { await Task.Delay(1); turned(); } });");

        await RunAsync(session, "for (var i = 0; i < 5; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }");
        var result = await RunAsync(session, "var before = turns; while (turns < before + 3) await Task.Delay(1); turns = -1; before >= 0");

        Assert.Equal("True", result);
    }

    private static async Task RerunAsync(ScriptSession session, string[] cells)
    {
        for (var i = 0; i < Reruns; i++)
            await RunAsync(session, cells);
    }

    private static async Task<string?> RunAsync(ScriptSession session, params string[] cells)
    {
        ScriptOutcome outcome = ScriptOutcome.Nothing;
        foreach (var code in cells)
        {
            var interrupt = new CellInterrupt(TimeSpan.FromSeconds(1));
            // Code without a cell of its own would be taken for that of the latest cell in the process, which another test may be interrupting.
            new CellContext(Host, new BatchedOutput(new RecordedOutput()), interrupt).Enter();
            outcome = await session.RunAsync(code, "Cell", interrupt);
            Assert.True(outcome.Error is null, $"{code}: {outcome.Error?.Message}");
        }

        return outcome.Value is { } value && value.TryGetText("text/plain", out var text) ? text : null;
    }
}
