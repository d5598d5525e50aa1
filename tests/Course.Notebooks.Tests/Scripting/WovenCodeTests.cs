using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Scripting;

/// <summary>What the engine puts into the code of a notebook changes nothing that the code computes.</summary>
[Collection(nameof(RaisedCheckpoints))]
public sealed class WovenCodeTests
{
    // In the middle of the loops the checkpoints begin to look whether they are meant, as if another session were interrupted.
    private const string Raise = "Course.Notebooks.Scripting.Checkpoint.Raised = true;";

    public static TheoryData<string, string, string> Computations { get; } = new()
    {
        { "a sum", $"double Sum(int n) {{ var sum = 0.0; for (var i = 0; i < n; i++) {{ if (i == 500) {Raise} sum += i * 0.5; }} return sum; }} Sum(1000)", "249750" },
        { "nested loops", $"int Count(int n) {{ var count = 0; for (var i = 0; i < n; i++) {{ for (var j = i; j < n; j++) {{ if (i == 3 && j == 7) {Raise} count += j - i; }} }} return count; }} Count(20)", "1330" },
        { "a parameter that the loop changes", $"int Steps(long n) {{ var steps = 0; while (n != 1) {{ n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps++; if (steps == 50) {Raise} }} return steps; }} Steps(27)", "111" },
        { "variables whose address is taken", $"int Sum(int n) {{ int sum = 0, last = 0; ref var r = ref sum; for (var i = 0; i < n; i++) {{ if (i == 5) {Raise} r += i; int.TryParse(i.ToString(), out last); }} return sum * 100 + last; }} Sum(10)", "4509" },
        { "a structure that is enumerated", $"int Sum(List<int> all) {{ var sum = 0; foreach (var n in all) {{ if (n == 2) {Raise} sum += n; }} return sum; }} Sum([1, 2, 3])", "6" },
        { "a switch in a loop", $"string Spell(int n) {{ var text = \"\"; do {{ switch (n % 4) {{ case 0: text += 'a'; break; case 1: {Raise} text += 'b'; break; case 2: n--; continue; default: text += 'd'; break; }} n--; }} while (n > 0); return text; }} Spell(9)", "badbadb" },
        { "a jump out of loops", $"int Find(int[,] a, int x) {{ for (var i = 0; i < a.GetLength(0); i++) for (var j = 0; j < a.GetLength(1); j++) {{ {Raise} if (a[i, j] == x) goto found; }} return -1; found: return a[0, 1]; }} Find(new[,] {{ {{ 1, 2 }}, {{ 3, 4 }} }}, 3)", "2" },
        { "an iterator", $"IEnumerable<int> Squares(int n) {{ for (var i = 0; i < n; i++) {{ if (i == 3) {Raise} yield return i * i; }} }} Squares(6).Sum()", "55" },
        { "a loop in a try", $"int Sum(int n) {{ var sum = 0; try {{ for (var i = 0; i < n; i++) {{ if (i == 3) {Raise} sum += i; }} }} finally {{ sum *= 2; }} return sum; }} Sum(5)", "20" },
        { "a generic method", $"T Last<T>(T[] all) {{ T last = default; for (var i = 0; i < all.Length; i++) {{ {Raise} all[i] = all[all.Length - 1]; last = all[i]; }} return last; }} Last(new[] {{ \"a\", \"b\" }}) + Last(new[] {{ 1, 2 }})", "b2" },
        { "elements of every size", "double All(sbyte[] a, ushort[] b, uint[] c, long[] d, float[] e, char[] f, nint[] g, DayOfWeek[] h, decimal[] i, (int X, int Y)[] j) { for (var n = 0; n < 2; n++) { a[n] -= 3; b[n] += 65535; c[n] += uint.MaxValue; d[n] -= 5; e[n] += 0.5f; f[n] = 'x'; g[n] += 7; h[n] = DayOfWeek.Friday; i[n] += 1.5m; j[n].Y = 9; } return (double)a[1] + b[1] + c[1] + d[1] + e[1] + f[1] + (long)g[1] + (int)h[1] + (double)i[1] + j[1].Y; } All(new sbyte[2], new ushort[2], new uint[2], new long[2], new float[2], new char[2], new nint[2], new DayOfWeek[2], new decimal[2], new (int, int)[2])", "4295032965" },
        { "an element passed by reference", "void Add(ref double x, in double y) => x += y; var a = new[] { 1.0, 2.0 }; for (var i = 0; i < 3; i++) Add(ref a[0], a[1]); a[0]", "7" },
        { "an element of an array of a derived type", "int Lengths(object[] all) { var sum = 0; for (var i = 0; i < all.Length; i++) sum += all[i].ToString().Length; return sum; } Lengths(new[] { \"ab\", \"c\" })", "3" },
        { "tables", "long Trace(long[,] a, string[,] b) { long sum = 0; for (var i = 0; i < 2; i++) { a[i, i] += i + 1; b[i, 0] = \"x\"; b[i, 1] += b[i, 0]; ref var r = ref a[i, 1 - i]; r = 10; sum += a[i, i] + a[i, 1 - i] + b[i, 1].Length; } return sum; } Trace(new long[2, 2], new string[2, 2])", "25" },
        { "a table that does not begin at 0", "int At(int[,] a) { var sum = 0; for (var i = 1; i < 3; i++) for (var j = 5; j < 8; j++) { a[i, j] = i * j; sum += a[i, j]; } return sum; } At((int[,])Array.CreateInstance(typeof(int), [2, 3], [1, 5]))", "54" },
        { "spans", "int Sum(ReadOnlySpan<int> a, Span<char> b) { var sum = 0; for (var i = 0; i < a.Length; i++) { b[i] = (char)('a' + i); sum += a[i] + b[i]; } return sum; } Sum([1, 2], new char[2])", "198" },
        { "pointers", "unsafe int At() { int x = 5, y = 0; var all = new int*[2, 1]; var some = new int*[2]; for (var i = 0; i < 2; i++) { some[i] = &x; some[i] += 1; some[i]--; all[i, 0] = some[i]; y += *some[i] + *all[i, 0]; } return y; } At()", "20" },
        { "what is returned out of a try", "int At(int[] a, int i) { try { return a[i]; } catch (IndexOutOfRangeException) when (i > 5) { return -1; } catch (IndexOutOfRangeException e) { return -e.Message.Length; } finally { a[0]++; } } int[] b = [7]; $\"{At(b, 0)} {At(b, 9)} {At(b, 1) < -9} {b[0]}\"", "7 -1 True 10" },
        { "nested catches", "string Try(int n) { var steps = \"\"; try { try { if (n > 0) throw n > 1 ? new ArgumentException(\"a\") : new FormatException(\"f\"); steps += \"none \"; } catch (FormatException e) { steps += e.Message; throw new InvalidOperationException(\"i\", e); } finally { steps += \"1\"; } } catch (ArgumentException e) { steps += e.Message; } catch (InvalidOperationException e) { steps += e.Message + e.InnerException.Message; } finally { steps += \"2 \"; } return steps; } Try(0) + Try(1) + Try(2)", "none 12 f1if2 1a2 " },
        { "what is thrown again", "string Again(bool same) { try { try { int.Parse(\"x\"); } catch (Exception e) { if (same) throw; throw new Exception(\"new\", e); } } catch (Exception e) { return e.GetType().Name + (e.InnerException?.GetType().Name ?? \"\"); } return \"\"; } Again(true) + Again(false)", "FormatExceptionExceptionFormatException" },
        { "what a generic method catches", "string Catch<E>(Action act) where E : Exception { try { act(); return \"nothing\"; } catch (E e) { return typeof(E).Name + e.Message.Length; } } Catch<FormatException>(() => throw new FormatException(\"abc\")) + Catch<Exception>(() => { })", "FormatException3nothing" },
        { "a loop that goes on after what it catches", "int Count(string[] all) { var good = 0; foreach (var text in all) { try { if (text == \"\") continue; good += int.Parse(text); if (good > 100) break; } catch { good += 10; } } return good; } Count([\"1\", \"x\", \"\", \"5\", \"200\", \"7\"])", "216" },
        { "awaits in catch and finally", "async Task<string> Run() { var steps = \"\"; try { await Task.Yield(); throw new FormatException(\"f\"); } catch (FormatException e) when (e.Message == \"f\") { await Task.Yield(); steps += e.Message; } finally { await Task.Yield(); steps += \"!\"; } return steps; } await Run()", "f!" },
        { "an iterator with a finally", "var log = \"\"; IEnumerable<int> All() { try { yield return 1; yield return 2; } finally { log += \"end\"; } } foreach (var n in All()) { log += n; if (n == 2) break; } log", "12end" },
        { "properties that are set once", "class Box { public int Width { get; init; } public string Name { get; init => field = value.Trim(); } } new Box { Width = 2, Name = \" b \" }.Name + (new Box { Width = 3 }.Width)", "b3" },
        { "references that are returned", "class Cells { readonly int[] all = [1, 2]; public ref int At(int i) => ref all[i]; public ref readonly int First() => ref all[0]; } var cells = new Cells(); cells.At(1) += 5; cells.At(1) * 10 + cells.First()", "71" },
        { "spans that are returned", "Span<int> Tail(int[] all) { if (all.Length == 0) throw new ArgumentException(); return all.AsSpan(1); } Tail([1, 2, 3]).Length", "2" },
        { "memory on the stack", "int Sum(int n) { Span<int> some = stackalloc int[n]; for (var i = 0; i < n; i++) some[i] = i; var sum = 0; foreach (var x in some) sum += x; return sum; } Sum(10)", "45" },
        { "constructors that call each other", "class Node { public readonly int N; public Node(int n) { if (n < 0) throw new ArgumentException(); N = n; } public Node() : this(int.Parse(\"4\")) { } } class Leaf : Node { public int M = int.Parse(\"5\"); public Leaf() : base(2) { } } new Node().N * 100 + new Leaf().N * 10 + new Leaf().M", "425" },
        { "operators and conversions", "struct V { public double X; public static V operator +(V a, V b) => new V { X = a.X + b.X }; public static explicit operator int(V v) => checked((int)v.X); } (int)(new V { X = 1.5 } + new V { X = 2.5 })", "4" },
        { "events", "class Bell { public event Action<int> Rung; public void Ring(int n) => Rung?.Invoke(n); } var sum = 0; var bell = new Bell(); bell.Rung += n => sum += n; bell.Rung += n => sum += 10 * n; bell.Ring(3); sum", "33" },
        { "locks and usings", "class Door : IDisposable { public static string Log = \"\"; public Door() => Log += \"(\"; public void Dispose() => Log += \")\"; } string Run() { lock (new object()) using (new Door()) { using var second = new Door(); return Door.Log; } } Run() + Door.Log", "(((())" },
        { "indices from the end", "int At(int[] a) { var sum = 0; for (var i = 1; i <= a.Length; i++) sum = sum * 10 + a[^i]; return sum; } At([1, 2, 3])", "321" },
    };

    [Theory]
    [MemberData(nameof(Computations))]
    public async Task Code_computes_what_it_says(string what, string code, string value)
    {
        Checkpoint.Raised = false;
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        var result = await session.RunCellAsync(new CellRequest(code), output);

        Assert.True(result.Error is null, $"{what}: {result.Error?.Message}");
        Assert.Equal(value, output.ResultText);
        Assert.True(Checkpoint.Raised || !code.Contains(Raise, StringComparison.Ordinal));
        Checkpoint.Raised = false;
    }
}
