namespace Course.Notebooks.Directives;

/// <summary><c>#!value --name x</c></summary>
internal sealed class ValueDirective : Directive
{
    public override string Name => "#!value";

    public override string Help => "Stores a text in a variable: the lines below, a file, what an address answers";

    public override string Usage => "#!value --name variable [--from-file path | --from-url address | --from-value text] [--mime-type type], or the text on the lines below";

    public override IReadOnlyList<string> Options => ["--name", "--from-file", "--from-url", "--from-value", "--mime-type"];

    public override bool IsFollowedByCSharp(bool before) => false;

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Option("--name") is not { Length: > 0 } name)
            throw Misused();
        Task Declare(string text) => VariableDeclaration.DeclareAsync(cell, name, TypedText.Of(text, arguments.Option("--mime-type")));

        if (arguments.Option("--from-value") is { } given)
            await Declare(given).ConfigureAwait(false);
        else if (arguments.Option("--from-file") is { } file)
            await Declare(await ReadFileAsync(cell.Resolve(file), cell).ConfigureAwait(false)).ConfigureAwait(false);
        else if (arguments.Option("--from-url") is { } address)
            await Declare(await FetchAsync(address, cell).ConfigureAwait(false)).ConfigureAwait(false);
        else
            cell.TakeRest = Declare;
    }

    private static async Task<string> ReadFileAsync(string path, CellExecution cell) => File.Exists(path)
        ? await File.ReadAllTextAsync(path, cell.Cancellation).ConfigureAwait(false)
        : throw new DirectiveException(MissingFile.Describe(path, cell.Folder));

    private static async Task<string> FetchAsync(string address, CellExecution cell)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new DirectiveException($"{address} is no address; it starts with https:// or http://.");
        using var client = new HttpClient();
        try
        {
            return await client.GetStringAsync(uri, cell.Cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new DirectiveException($"{address} did not answer: {exception.Message}");
        }
    }
}
