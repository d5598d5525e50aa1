using Course.Notebooks;

namespace Course.Chapters.Tests;

/// <summary>A learner who has had enough interrupts the training: it ends between two steps, and the network keeps what it has learned.</summary>
public sealed class InterruptedTrainingTests
{
    [Fact]
    public async Task Training_ends_at_once_and_the_network_keeps_what_it_has_learned()
    {
        await using var session = new NotebookSession(new NotebookSessionOptions { BaseDirectory = CourseRepository.PathOf("notebooks") });
        var output = new IgnoredOutput();
        await RunAsync(session, "#!import \"setup.csx\"", output);
        await RunAsync(session, "var (data, network) = (SyntheticData.Moons(200, seed: 1), new Network(seed: 1, new Dense(2, 8), new Tanh(), new Dense(8, 1))); double before = network.Parameters[0].Value[0, 0];", output);

        var training = RunAsync(session, "Console.WriteLine(\"ready\"); network.Fit(data, new BinaryCrossEntropy(), new Adam(), epochs: int.MaxValue);", output);
        await Task.WhenAny(output.FirstText, training);
        session.Interrupt();
        var interrupted = await training;
        var after = await RunAsync(session, "Check.That(network.Parameters[0].Value[0, 0] != before && double.IsFinite(network.Parameters[0].Value[0, 0]));", output);

        Assert.Equal(CellStatus.Aborted, interrupted.Status);
        Assert.Equal("The cell was interrupted. Its variables keep the values they had.", interrupted.Error!.Message);
        Assert.Null(after.Error);
    }

    private static Task<CellResult> RunAsync(NotebookSession session, string code, ICellOutput output) =>
        session.RunCellAsync(new CellRequest(code), output, TestContext.Current.CancellationToken);
}
