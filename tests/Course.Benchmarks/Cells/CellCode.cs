namespace Course.Benchmarks;

/// <summary>Code as learners write it in cells, which does much in few lines.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Declarations">What it needs.</param>
/// <param name="WarmUp">What is run before: often enough for the runtime to optimize it.</param>
/// <param name="Work">What is timed.</param>
internal sealed record CellCode(string Name, string Declarations, string WarmUp, string Work)
{
    private const string Matrices = "var a = new double[200, 200];";

    /// <summary>All of it.</summary>
    public static IReadOnlyList<CellCode> All { get; } =
    [
        new("a loop at the top level", "var x = 0.0;", "", "for (var i = 0; i < 50_000_000; i++) x += i * 0.5;"),
        new("a sum in a method", "double Sum(int n) { var x = 0.0; for (var i = 0; i < n; i++) x += i * 0.5; return x; }", "Sum(1_000);", "Sum(50_000_000);"),
        new("the sum of an array", "var a = new double[1000]; double Sum(double[] a) { var x = 0.0; for (var i = 0; i < a.Length; i++) x += a[i]; return x; }", "Sum(a);", "for (var i = 0; i < 50_000; i++) Sum(a);"),
        new("one array added to another", "var a = new double[1000]; var b = new double[1000]; void Add(double[] a, double[] b) { for (var i = 0; i < a.Length; i++) b[i] += 3 * a[i]; }", "Add(a, b);", "for (var i = 0; i < 50_000; i++) Add(a, b);"),
        new("a matrix product, double[,]", Matrices + " double[,] Times(double[,] a, double[,] b) { var n = a.GetLength(0); var c = new double[n, n]; for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) { var s = 0.0; for (var k = 0; k < n; k++) s += a[i, k] * b[k, j]; c[i, j] = s; } return c; }", "Times(new double[10, 10], new double[10, 10]);", "for (var i = 0; i < 5; i++) Times(a, a);"),
        new("a matrix product, double[][]", "var a = Enumerable.Range(0, 200).Select(_ => new double[200]).ToArray(); double[][] Times(double[][] a, double[][] b) { var n = a.Length; var c = new double[n][]; for (var i = 0; i < n; i++) { c[i] = new double[n]; for (var j = 0; j < n; j++) { var s = 0.0; for (var k = 0; k < n; k++) s += a[i][k] * b[k][j]; c[i][j] = s; } } return c; }", "Times([[1.0]], [[1.0]]);", "for (var i = 0; i < 5; i++) Times(a, a);"),
        new("a small method, called often", "double Line(double x) => x * 0.5 + 1; double Sum(int n) { var x = 0.0; for (var i = 0; i < n; i++) x += Line(i); return x; }", "Sum(1_000);", "Sum(20_000_000);"),
        new("the sigmoid", "double Sigmoid(double z) => 1 / (1 + Math.Exp(-z)); double Sum(int n) { var x = 0.0; for (var i = 0; i < n; i++) x += Sigmoid(i * 1e-6); return x; }", "Sum(1_000);", "Sum(10_000_000);"),
        new("a recursion", "int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);", "Fibonacci(12);", "Fibonacci(33);"),
        new("a query", "double Sum(int n) => Enumerable.Range(0, n).Select(i => i * 0.5).Where(v => v > 3).Sum();", "Sum(1_000);", "Sum(10_000_000);"),
        new("a sieve", "int Primes(int n) { var composite = new bool[n + 1]; var count = 0; for (var i = 2; i <= n; i++) { if (composite[i]) continue; count++; for (var j = (long)i * i; j <= n; j += i) composite[j] = true; } return count; }", "Primes(1_000);", "Primes(5_000_000);"),
        new("the letters of a text", "var text = new string('e', 1000); int Count(string s) { var n = 0; for (var i = 0; i < s.Length; i++) if (s[i] == 'e') n++; return n; }", "Count(text);", "for (var i = 0; i < 50_000; i++) Count(text);"),
    ];

    /// <summary>Its source as one cell, which ends in the milliseconds that the work took.</summary>
    public string Source =>
        $$"""
        {{Declarations}}
        for (var warm = 0; warm < 100; warm++)
        {
            {{WarmUp}}
        }

        System.Threading.Thread.Sleep(300);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        {{Work}}
        watch.Elapsed.TotalMilliseconds
        """;
}
