namespace Course.Jupyter.Tests;

/// <summary>JupyterLab's client library, which VS Code's extension is built on too.</summary>
public sealed class ServicesTests(InstalledKernel kernel)
{
    [Fact]
    public async Task The_client_library_of_JupyterLab_gets_what_it_asks_for()
    {
        var node = await Tools.NodeAsync();
        await using var server = await NotebookServer.StartAsync(kernel);

        var outcome = await ClientProgram.RunAsync(
            node,
            ["--test", "services.test.mjs"],
            new Dictionary<string, string> { ["JUPYTER_URL"] = server.Address.ToString(), ["JUPYTER_TOKEN"] = server.Token });

        Assert.True(outcome.ExitCode == 0, outcome.Output);
    }
}
