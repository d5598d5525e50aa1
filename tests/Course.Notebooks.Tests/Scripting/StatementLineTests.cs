namespace Course.Notebooks.Tests.Scripting;

/// <summary>Whichever statement throws, in whatever body it stands and however the runtime has moved its code about: it is told with its own line.</summary>
public sealed class StatementLineTests
{
    // One cell declares what the statements use: each throws when its number is the target, and only then.
    private const string Declarations = """
        var target = -1;
        var seven = new List<int> { 7, 8 };
        var words = new Dictionary<string, int> { ["one"] = 1 };
        class Node { public int X; public Node Next => null; }
        bool Is(int k) => k == target;
        int Boom(int k) => Is(k) ? throw new InvalidOperationException("boom") : 1;
        int One() => 1;
        int Far(int k) => Is(k) ? 99 : 0;
        int Zero(int k) => Is(k) ? 0 : 1;
        string Word(int k) => Is(k) ? "x" : "one";
        Node Some(int k) => Is(k) ? null : new Node();
        object Text(int k) => Is(k) ? 1 : "a";
        int? Number(int k) => Is(k) ? null : 1;
        Task Failed(int k) => Is(k) ? Task.FromException(new InvalidOperationException("task")) : Task.CompletedTask;
        IEnumerable<int> Numbers(int n) => Enumerable.Range(0, n + 1);
        """;

    private static readonly string[] Statements =
    [
        "var first = Boom(#);",
        "total += Boom(#);",
        "total = -Boom(#) + total;",
        "total = Math.Max(total, Boom(#));",
        "if (Boom(#) > 100) total--;",
        "if (Is(#)) throw new InvalidOperationException(\"here\");",
        "text += $\"{Boom(#)} {total}\";",
        "all.Add(Boom(#));",
        "array[1] = Boom(#);",
        "array[Far(#)] = total;",
        "total += array[2] + array[Far(#)];",
        "total += One() + seven[Far(#)] * 2;",
        "total += One() + (seven[0] > 5 ? seven[Far(#)] : seven[1]);",
        "total += One() + words[Word(#)];",
        "any = (One(), words[Word(#)], total);",
        "total += One() + Number(#)!.Value;",
        "text = One() + \"abcdefghi\".Substring(Far(#));",
        "total += One() + new[] { 1 }.First(v => v == Zero(#));",
        "total += One() + Numbers(0).ElementAt(Far(#));",
        "total += new[] { 1, 2 }.Select(v => v + total).Take(Boom(#)).Count();",
        "total += One() + array.AsSpan(Far(#))[0];",
        "total += new Stack<int>(new int[Zero(#)]).Pop();",
        "Task.WaitAll(Failed(#), Failed(-5));",
        "total += Some(#).X;",
        "node = Some(#); node.X = array[0];",
        "total = 100 / Zero(#);",
        "any = Text(#); text = (string)any;",
        "zero = 3 - Zero(#); total = checked(zero + (int.MaxValue - 2));",
        "none = Is(#) ? null : array; total = none[0];",
        "foreach (var e in Numbers(Boom(#))) { total += e; }",
        "for (var i = Boom(#); i < 2; i++) { total += i; }",
        "for (var i = 0; i < 2; i++) { total += Boom(#) + i; }",
        "using (var stream = new MemoryStream(Is(#) ? -1 : 8)) { total += One(); }",
        "total += One() switch { 1 => Boom(#), _ => 2 };",
        "total += new Node { X = Boom(#) }.X;",
        "Action<int> act = k => { if (Is(k)) throw new InvalidOperationException(\"lambda\"); }; act(#);",
    ];

    public static TheoryData<string, string, string> Bodies { get; } = new()
    {
        { "the top level", "", "Console.Write(total);" },
        { "a loop at the top level", "for (var round = 0; round < 2; round++)\n{", "}" },
        { "a method", "void Run()\n{", "}\nRun();" },
        { "a method that returns", "int Run()\n{", "return total;\n}\nRun();" },
        { "a generic method", "T Run<T>(T value)\n{", "return value;\n}\nRun(\"x\");" },
        { "a lambda", "Func<int> run = () =>\n{", "return total;\n};\nrun();" },
        { "an iterator", "IEnumerable<int> Run()\n{\nyield return 1;", "yield return total;\n}\nRun().Sum();" },
        { "an async method", "async Task<int> Run()\n{\nawait Task.Yield();", "return total;\n}\nawait Run();" },
        { "a try with a finally", "void Run()\n{\ntry\n{", "}\nfinally\n{\nConsole.Write(One());\n}\n}\nRun();" },
        { "a try that throws again", "void Run()\n{\ntry\n{", "}\ncatch (Exception e) when (e.Message.Length > One())\n{\nConsole.Write(One());\nthrow;\n}\n}\nRun();" },
        { "a try that catches something else", "int Run()\n{\ntry\n{", "return total;\n}\ncatch (FileNotFoundException e)\n{\nConsole.Write(e.FileName.Length);\nreturn One();\n}\n}\nRun();" },
        { "an async method that awaits in a finally", "async Task Run()\n{\ntry\n{", "}\nfinally\n{\nawait Task.Yield();\nConsole.Write(One());\n}\n}\nawait Run();" },
        { "a loop around a try", "void Run()\n{\nforeach (var round in Numbers(1))\n{\ntry\n{", "}\ncatch (FormatException)\n{\n}\n}\n}\nRun();" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_line_is_that_of_the_statement_that_threw(string body, string head, string tail)
    {
        await using var session = new NotebookSession();
        await RunAsync(session, Declarations);
        string[] lines = [.. Code(head), .. Statements.Select((statement, k) => statement.Replace("#", $"{k}", StringComparison.Ordinal)), tail];
        var wrong = new List<string>();

        for (var k = 0; k < Statements.Length; k++)
        {
            await RunAsync(session, $"target = {k};");
            var error = await RunAsync(session, string.Join('\n', lines), number: 2);
            var line = Array.IndexOf(lines, lines.First(text => text == Statements[k].Replace("#", $"{k}", StringComparison.Ordinal))) + 1;
            if (error?.Line != line)
                wrong.Add($"{lines[line - 1]} in {body}: line {error?.Line} instead of {line}\n{string.Join('\n', error?.Traceback ?? [])}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public async Task Every_frame_has_the_line_of_its_call()
    {
        await using var session = new NotebookSession();
        await RunAsync(session, Declarations);
        await RunAsync(session, "target = 1;");

        var error = await RunAsync(session, """
            int Inner(int k)
            {
                var before = One();
                return before + Boom(k);
            }
            IEnumerable<int> Middle(int k)
            {
                yield return One();
                for (var i = 0; i < 3; i++)
                    yield return One() + Inner(k);
            }
            async Task<int> Outer(int k)
            {
                await Task.Yield();
                var sum = One();
                try
                {
                    sum += Middle(k)
                        .Sum();
                }
                finally
                {
                    sum += One();
                }
                return sum;
            }
            Console.Write(One() + await Outer(1));
            """, number: 2);

        Assert.Equal(
            ["at Boom in Cell 1, line 6", "at Inner in Cell 2, line 4", "at Middle in Cell 2, line 10", "at Outer in Cell 2, line 18", "at top-level code in Cell 2, line 27"],
            error!.Traceback.Skip(1).Select(line => line.Trim()));
    }

    private static string[] Code(string head) =>
    [
        .. head.Length == 0 ? [] : head.Split('\n'),
        "var total = 0; var text = \"\"; var all = new List<int>(); var array = new int[3]; int[] none = null; Node node = null; var zero = 0; object any = null;",
    ];

    private static async Task<CellError?> RunAsync(NotebookSession session, string code, int number = 1) =>
        (await session.RunCellAsync(new CellRequest(code) { Number = number }, new RecordedOutput())).Error;
}
