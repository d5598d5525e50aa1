using System.Globalization;

namespace Course.Jupyter.Tests;

/// <summary>A session that goes on all day, in which the same cells are run again and again, needs no more memory in the evening than in the morning.</summary>
public sealed class SoakTests(InstalledKernel installed)
{
    private const int Cells = 5_000, Step = 500, MostGrowth = 30;

    [Fact]
    public void Five_thousand_cells_leave_the_memory_where_it_was_after_the_first_thousand()
    {
        using var kernel = new StartedKernel(installed);
        var resident = new List<double>();

        for (var n = 1; n <= Cells; n++)
        {
            var reply = kernel.Execute(Code(n)).Reply;
            Assert.True(reply.Text("status") == "ok", $"cell {n}: {reply.Content.ToJsonString()}");
            if (n % Step == 0)
                resident.Add(Megabytes(kernel));
        }

        var curve = string.Join(", ", resident.Select((megabytes, place) => string.Create(CultureInfo.InvariantCulture, $"{(place + 1) * Step:N0} cells {megabytes:F0} MB")));
        TestContext.Current.TestOutputHelper!.WriteLine(curve);
        // Garbage that has not been collected yet makes single figures uncertain by some ten megabytes.
        var (early, late) = (resident[1..4].Average(), resident[^3..].Average());
        Assert.True(late - early < MostGrowth, curve);
    }

    // The kinds that notebooks are made of; ten names are declared again and again.
    private static string Code(int n) => (n % 5) switch
    {
        0 => $"{n} + 1",
        1 => $"var x{n / 5 % 10} = Enumerable.Range(0, {n}).Sum(); x{n / 5 % 10}",
        2 => $"Console.WriteLine(\"line {n}\");",
        3 => $$"""new[] { {{n}}, 2, 3 }.Select(v => new { v, square = v * v })""",
        _ => $"int F{n / 5 % 10}(int n) => n < 2 ? 1 : n * F{n / 5 % 10}(n - 1); F{n / 5 % 10}(5)",
    };

    private static double Megabytes(StartedKernel kernel)
    {
        kernel.Process.Refresh();
        return kernel.Process.WorkingSet64 / 1048576.0;
    }
}
