namespace Course.Book.Tests.Writing;

/// <summary>Images that were pasted into a notebook become files of the book.</summary>
public sealed class AttachmentTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("image/png", Pixel, ".png")]
    [InlineData("image/svg+xml", "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=", ".svg")]
    public async Task An_attached_image_is_shown_and_kept(string mimeType, string base64, string extension)
    {
        using var book = new SmallBook().BrokenChapter("notebooks/1.ipynb", Notebook("![a drawing](attachment:my%20image)", mimeType, base64));

        var (_, pages) = await book.WriteAsync();

        var (address, content) = Assert.Single(pages[1].Draft.Images);
        Assert.Equal(Convert.FromBase64String(base64), content);
        Assert.EndsWith(extension, address, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"../{address}\" loading=\"lazy\" alt=\"a drawing\" />", pages[1].Draft.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![x](attachment:other)", Pixel, "notebooks/1.ipynb, cell text shows the attachment other, which is not an image that the cell carries: the cell has my image.")]
    [InlineData("![x](attachment:my%20image)", "not Base64", "notebooks/1.ipynb, cell text shows the attachment my image, which is not an image")]
    public async Task An_attachment_that_is_not_there_is_named_with_its_cell(string markdown, string base64, string expected)
    {
        using var book = new SmallBook().BrokenChapter("notebooks/1.ipynb", Notebook(markdown, "image/png", base64));

        var error = await Assert.ThrowsAsync<BookException>(book.RenderAsync);

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    private static string Notebook(string markdown, string mimeType, string base64) => $$"""
        {
          "nbformat": 4, "nbformat_minor": 5, "metadata": {},
          "cells": [
            { "cell_type": "markdown", "id": "title", "metadata": {}, "source": "# 1 · One" },
            { "cell_type": "markdown", "id": "text", "metadata": {}, "source": "{{markdown}}", "attachments": { "my image": { "{{mimeType}}": "{{base64}}" } } }
          ]
        }
        """;
}
