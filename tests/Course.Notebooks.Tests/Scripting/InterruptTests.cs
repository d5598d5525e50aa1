namespace Course.Notebooks.Tests.Scripting;

/// <summary>An interrupt ends a cell wherever it is, and nothing but the cell.</summary>
public sealed class InterruptTests
{
    /// <summary>What a cell may be doing when it is interrupted. Each says "ready" first.</summary>
    public static TheoryData<string, string> EndlessCells { get; } = new()
    {
        { "a loop at top level", "Console.WriteLine(\"ready\"); var i = 0; while (true) i++;" },
        { "a loop with a body of its own", "Console.WriteLine(\"ready\"); for (; ; ) { }" },
        { "a do-while around a try", "Console.WriteLine(\"ready\"); do { try { int.Parse(\"x\"); } catch { } } while (true);" },
        { "a loop with goto", "Console.WriteLine(\"ready\"); again: goto again;" },
        { "a local function", "void Spin() { while (true) { } } Console.WriteLine(\"ready\"); Spin();" },
        { "a lambda", "Action spin = () => { while (true) { } }; Console.WriteLine(\"ready\"); spin();" },
        { "a method of a class", "class Spinner { public void Spin() { while (true) { } } } Console.WriteLine(\"ready\"); new Spinner().Spin();" },
        { "a generic method", "T Spin<T>(T x) { while (true) { } } Console.WriteLine(\"ready\"); Spin(1);" },
        { "a property", "class Spinner { public int Next { get { while (true) { } } } } Console.WriteLine(\"ready\"); _ = new Spinner().Next;" },
        { "an iterator", "IEnumerable<int> Numbers() { for (var i = 0; ; i++) yield return i; } Console.WriteLine(\"ready\"); Numbers().Count();" },
        { "an async iterator", "async IAsyncEnumerable<int> Numbers() { while (true) { await Task.Yield(); yield return 1; } } Console.WriteLine(\"ready\"); await foreach (var n in Numbers()) { }" },
        { "a loop that catches everything", "Console.WriteLine(\"ready\"); while (true) { try { int.Parse(\"x\"); } catch { } }" },
        { "a loop in a loop, each catching everything", "Console.WriteLine(\"ready\"); while (true) { try { while (true) { try { int.Parse(\"x\"); } catch { } } } catch { } }" },
        { "a loop in a try", "Console.WriteLine(\"ready\"); try { while (true) { } } catch (Exception e) { Console.WriteLine(e.Message); }" },
        { "a recursion that catches everything", "void Again() { while (true) { try { Again(); } catch { } } } Console.WriteLine(\"ready\"); Again();" },
        { "LINQ over an endless sequence", "Console.WriteLine(\"ready\"); Enumerable.Repeat(1, int.MaxValue).Select(x => Enumerable.Repeat(x, int.MaxValue).Count(y => y < 0)).Sum()" },
        { "a query over an endless sequence", "IEnumerable<int> All() { while (true) yield return 1; } Console.WriteLine(\"ready\"); (from n in All() where n < 0 select n).Count()" },
        { "Thread.Sleep", "Console.WriteLine(\"ready\"); System.Threading.Thread.Sleep(-1);" },
        { "Thread.Sleep in a loop that catches everything", "Console.WriteLine(\"ready\"); while (true) { try { System.Threading.Thread.Sleep(50); } catch { } }" },
        { "Thread.Sleep on another thread", "Console.WriteLine(\"ready\"); Parallel.For(0, 2, _ => System.Threading.Thread.Sleep(-1));" },
        { "await Task.Delay", "Console.WriteLine(\"ready\"); await Task.Delay(-1);" },
        { "await in a loop that catches everything", "Console.WriteLine(\"ready\"); while (true) { try { await Task.Delay(20); } catch { } }" },
        { "await without the context", "Console.WriteLine(\"ready\"); await Task.Delay(-1).ConfigureAwait(false);" },
        { "await of a task that never ends", "Console.WriteLine(\"ready\"); await new TaskCompletionSource().Task;" },
        { "await of a value task", "Console.WriteLine(\"ready\"); await new ValueTask<int>(new TaskCompletionSource<int>().Task);" },
        { "a loop after an await", "await Task.Delay(1); Console.WriteLine(\"ready\"); while (true) { }" },
        { "Thread.Sleep after an await", "await Task.Delay(1); Console.WriteLine(\"ready\"); System.Threading.Thread.Sleep(-1);" },
        { "Task.Wait", "Console.WriteLine(\"ready\"); new TaskCompletionSource().Task.Wait();" },
        { "Task.Result", "Console.WriteLine(\"ready\"); var never = new TaskCompletionSource<int>().Task.Result;" },
        { "Task.WaitAll", "Console.WriteLine(\"ready\"); Task.WaitAll(Task.Delay(-1), Task.Delay(-1));" },
        { "a task of its own that never ends", "Console.WriteLine(\"ready\"); Task.Run(() => { while (true) { } }).Wait();" },
        { "a lock that another holds", "var gate = new object(); Task.Run(() => { lock (gate) System.Threading.Thread.Sleep(-1); }); await Task.Delay(50); Console.WriteLine(\"ready\"); lock (gate) { }" },
        { "a queue that nobody fills", "Console.WriteLine(\"ready\"); new System.Collections.Concurrent.BlockingCollection<int>().Take();" },
        { "a semaphore", "Console.WriteLine(\"ready\"); await new System.Threading.SemaphoreSlim(0).WaitAsync();" },
        { "Parallel.For", "Console.WriteLine(\"ready\"); Parallel.For(0, 2, _ => { while (true) { } });" },
        { "output in a loop", "Console.WriteLine(\"ready\"); while (true) Console.WriteLine(\"and on\");" },
        { "a timer's callback", "Console.WriteLine(\"ready\"); var timer = new System.Threading.Timer(_ => { while (true) { } }, null, 0, -1); System.Threading.Thread.Sleep(-1);" },
        { "an event's handler", "class Bell { public event Action Rung; public void Ring() => Rung(); } var bell = new Bell(); bell.Rung += () => { while (true) { } }; Console.WriteLine(\"ready\"); bell.Ring();" },
        { "a thread of its own", "var thread = new System.Threading.Thread(() => { while (true) { } }); thread.Start(); Console.WriteLine(\"ready\"); thread.Join();" },
        { "showing a value", "class Slow { public override string ToString() { Console.WriteLine(\"ready\"); while (true) { } } } new Slow()" },
        { "a constructor", "class Slow { public Slow() { while (true) { } } } Console.WriteLine(\"ready\"); new Slow()" },
        { "a static constructor", "class Slow { public static int X = Count(); static int Count() { while (true) { } } } Console.WriteLine(\"ready\"); Slow.X" },
        { "memory in a loop", "Console.WriteLine(\"ready\"); while (true) { var block = new byte[100_000]; }" },
        { "exceptions in a loop", "Console.WriteLine(\"ready\"); while (true) { try { throw new Exception(); } catch (Exception) { } finally { } }" },
    };

    // Code that catches everything uses up its time; what is to be finished must get enough of it on a machine that has much else to do.
    private static NotebookSessionOptions Hasty { get; } = new() { TimeToTidyUp = TimeSpan.FromMilliseconds(100) };

    private static NotebookSessionOptions Patient { get; } = new() { TimeToTidyUp = TimeSpan.FromMinutes(1) };

    [Theory]
    [MemberData(nameof(EndlessCells))]
    public async Task A_cell_is_interrupted_and_the_session_lives_on(string what, string code)
    {
        await using var session = new NotebookSession(Hasty);
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());

        var result = await InterruptOnceReadyAsync(session, code);
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.True(CellStatus.Aborted == result.Status, $"{what}: {result.Status} {result.Error?.Message}");
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("42", next.ResultText);
    }

    [Fact]
    public async Task A_session_survives_a_hundred_interrupts_in_a_row()
    {
        await using var session = new NotebookSession(Hasty);
        string[] cells = [.. EndlessCells.Select(cell => cell.Data.Item2).Where(code => !code.StartsWith("await Task", StringComparison.Ordinal))];
        await session.RunCellAsync(new CellRequest("var kept = 0;"), new RecordedOutput());

        for (var i = 0; i < 100; i++)
        {
            var result = await InterruptOnceReadyAsync(session, i % 2 == 0 ? cells[0] : cells[i / 2 % 4]);
            Assert.Equal(CellStatus.Aborted, result.Status);
            await session.RunCellAsync(new CellRequest("kept++;"), new RecordedOutput());
        }

        var last = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept"), last);
        Assert.Equal("100", last.ResultText);
    }

    [Fact]
    public async Task A_finally_and_a_using_get_to_run()
    {
        await using var session = new NotebookSession(Patient);
        var output = new RecordedOutput();

        await InterruptOnceReadyAsync(session, """
            class Resource : IDisposable { public void Dispose() => Console.WriteLine("disposed"); }
            try
            {
                using (new Resource())
                {
                    Console.WriteLine("ready");
                    await Task.Delay(-1);
                }
            }
            finally
            {
                for (var i = 0; i < 3; i++)
                    System.Threading.Thread.Sleep(1);
                Console.WriteLine("tidied up");
            }
            """, output);

        Assert.Equal("ready\ndisposed\ntidied up\n", output.Out);
    }

    [Theory]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Delay(-1).ConfigureAwait(false);")]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("_ = new TaskCompletionSource<int>().Task.Result;")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().Take();")]
    public async Task What_tidies_up_may_loop_and_wait_in_any_way(string stopped)
    {
        await using var session = new NotebookSession(Patient);
        var output = new RecordedOutput();

        var result = await InterruptOnceReadyAsync(session, $$"""
            var gate = new System.Threading.SemaphoreSlim(0);
            async Task StoppedAsync()
            {
                await Task.Yield();
                try
                {
                    Console.WriteLine("ready");
                    {{stopped}}
                }
                finally
                {
                    for (var i = 0; i < 3; i++)
                        System.Threading.Thread.Sleep(20);
                    await Task.Delay(20);
                    gate.Wait(20);
                    for (var i = 0; i < 3; i++)
                        Console.WriteLine(i);
                }
            }

            try
            {
                await StoppedAsync();
            }
            finally
            {
                gate.Wait(20);
                await Task.Delay(20).ConfigureAwait(false);
                for (var i = 3; i < 6; i++)
                    Console.WriteLine(i);
            }
            """, output);

        Assert.Equal("ready\n0\n1\n2\n3\n4\n5\n", output.Out);
        Assert.Equal(CellStatus.Aborted, result.Status);
    }

    [Fact]
    public async Task An_interrupt_between_cells_does_nothing()
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("1"), new RecordedOutput());

        session.Interrupt();
        var output = new RecordedOutput();
        var result = await session.RunCellAsync(new CellRequest("for (var i = 0; i < 10; i++) { } 2"), output);

        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Equal("2", output.ResultText);
    }

    [Fact]
    public async Task A_background_task_does_not_keep_its_cell_busy_and_outlives_the_interrupt_of_another()
    {
        await using var session = new NotebookSession();
        var first = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("var go = true; var turns = 0; _ = Task.Run(async () => { while (go) { turns++; await Task.Delay(1); } Console.WriteLine(\"stopped\"); });"), first);

        await InterruptOnceReadyAsync(session, "Console.WriteLine(\"ready\"); while (true) { }");
        await session.RunCellAsync(new CellRequest("var before = turns; while (turns < before + 5) await Task.Delay(1); go = false;"), new RecordedOutput());
        await Until(() => first.Out.Length > 0);

        Assert.Equal("stopped\n", first.Out);
    }

    [Fact]
    public async Task A_call_into_a_library_that_does_not_return_is_left_behind_and_the_session_goes_on()
    {
        await using var session = new NotebookSession(Hasty);
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());
        var output = new RecordedOutput();

        var result = await InterruptOnceReadyAsync(session, "Console.WriteLine(\"ready\"); Enumerable.Repeat(1L, int.MaxValue).Concat(Enumerable.Repeat(1L, int.MaxValue)).Concat(Enumerable.Repeat(1L, int.MaxValue)).Sum()", output);
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.Equal(CellStatus.Aborted, result.Status);
        Assert.Contains("library", result.Error!.Message);
        Assert.Equal("ready\n", output.Out);
        Assert.Equal("42", next.ResultText);
    }

    [Fact]
    public async Task A_cell_that_is_still_being_compiled_is_interrupted_too()
    {
        await using var session = new NotebookSession(Hasty);
        string methods = string.Join('\n', Enumerable.Range(0, 4000).Select(i => $"int M{i}(int n) {{ var text = $\"{{n}} of {i}\"; return text.Length + n * {i}; }}"));

        // Wherever the compiler is by then: if it should have ended, the loop has not.
        var running = session.RunCellAsync(new CellRequest($"{methods}\nwhile (true) {{ }}"), new RecordedOutput());
        await Task.Delay(50);
        session.Interrupt();
        var result = await running;
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("6 * 7"), next);

        Assert.Equal(CellStatus.Aborted, result.Status);
        Assert.Equal("42", next.ResultText);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5);
    }

    private static async Task<CellResult> InterruptOnceReadyAsync(NotebookSession session, string code, RecordedOutput? output = null)
    {
        output ??= new RecordedOutput();
        var running = session.RunCellAsync(new CellRequest(code), output);
        while (!running.IsCompleted && !output.Out.StartsWith("ready", StringComparison.Ordinal))
            await Task.Delay(5);
        await Task.WhenAny(running, Task.Delay(10));
        session.Interrupt();
        return await running;
    }
}
