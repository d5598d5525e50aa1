using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Course.Book.Tests.Reading;

/// <summary>What a reader does with the book.</summary>
public sealed class ReaderTests(RealBook book)
{
    private static string FirstChapter => RealBook.Files[0];

    [Fact]
    public void Every_chapter_and_text_is_a_page_and_nothing_is_missing()
    {
        book.Require();

        Assert.Empty(book.Report!.Warnings);
        Assert.All(RealBook.Files, file => Assert.True(File.Exists(Path.Combine(RealBook.Folder, Links.PageAddress.Of(file))), $"{file} has no page."));
    }

    [Fact]
    public async Task The_search_finds_a_word_and_leads_to_its_place()
    {
        await using var open = await book.OpenAsync("README.md");
        var page = open.Page;

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("overfitting");
        await Expect(page.Locator(".hits mark").First).ToHaveTextAsync("overfitting", new() { IgnoreCase = true });
        string target = (await page.Locator(".hits a").First.GetAttributeAsync("href"))!;
        await page.Keyboard.PressAsync("Enter");

        // Asked for again and again: to wait for the event of the navigation is to miss it now and then, when the machine is busy.
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(target)), new() { Timeout = 60_000 });
        await Expect(page.Locator("main")).ToContainTextAsync("overfitting", new() { IgnoreCase = true });
        Assert.Empty(open.Errors);
    }

    [Fact]
    public async Task The_search_says_so_when_there_is_nothing_and_closes_by_keyboard()
    {
        await using var open = await book.OpenAsync(FirstChapter);

        await open.Page.Keyboard.PressAsync("Control+k");
        await open.Page.Keyboard.TypeAsync("<img src=x onerror=alert(1)>");
        await Expect(open.Page.Locator(".search .status")).ToHaveTextAsync("Nothing found.");
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Keyboard.PressAsync("Escape");

        await Expect(open.Page.Locator("dialog.search")).ToBeHiddenAsync();
        Assert.Empty(open.Errors);
    }

    [Fact]
    public async Task The_copy_button_copies_the_code_as_it_is()
    {
        await using var open = await book.OpenAsync(FirstChapter);
        await open.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await open.Page.Locator(".code .copy").First.ClickAsync();

        await Expect(open.Page.Locator(".code .copy").First).ToHaveTextAsync("Copied");
        Assert.Equal("#!import \"setup.csx\"", await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Colours_follow_the_system_until_the_reader_chooses_and_the_choice_is_kept()
    {
        await using var open = await book.OpenAsync("README.md", scheme: ColorScheme.Dark);
        var page = open.Page;
        const string paper = "getComputedStyle(document.body).backgroundColor";
        string dark = await page.EvaluateAsync<string>(paper);

        await page.ClickAsync("button.theme");
        string light = await page.EvaluateAsync<string>(paper);
        await page.GotoAsync(new Uri(Path.Combine(RealBook.Folder, Links.PageAddress.Of(FirstChapter))).AbsoluteUri);

        Assert.Equal(("rgb(21, 24, 29)", "rgb(253, 253, 251)"), (dark, light));
        Assert.Equal(light, await page.EvaluateAsync<string>(paper));
    }

    [Fact]
    public async Task On_a_phone_the_contents_open_and_lead_on()
    {
        await using var open = await book.OpenAsync(FirstChapter, width: 375);
        var contents = open.Page.Locator("#contents");
        await Expect(contents).ToBeHiddenAsync();

        await open.Page.ClickAsync("button.menu");
        await Expect(contents).ToBeVisibleAsync();
        await contents.Locator("a").Nth(1).ClickAsync();

        await Expect(open.Page).Not.ToHaveURLAsync(new Regex(Regex.Escape(Path.GetFileNameWithoutExtension(FirstChapter))), new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_solution_opens_by_keyboard()
    {
        await using var open = await book.OpenAsync(FirstChapter);
        var solution = open.Page.Locator("details.solution").First;
        await Expect(solution.Locator(".code")).ToBeHiddenAsync();

        await solution.Locator("summary").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(solution.Locator(".code")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Formulas_are_set_with_their_own_typeface_and_can_be_read_aloud()
    {
        await using var open = await book.OpenAsync(FirstChapter);

        Assert.True(await open.Page.Locator(".katex math").CountAsync() > 0);
        Assert.Equal(0, await open.Page.Locator(".katex-error").CountAsync());
        Assert.True(await open.Page.EvaluateAsync<bool>("document.fonts.ready.then(() => document.fonts.check('1em KaTeX_Math') && document.fonts.check(\"1em 'Source Serif 4 Variable'\"))"));
    }

    [Fact]
    public async Task Without_script_the_text_is_all_there()
    {
        book.Require();
        await using var open = await book.OpenAsync(FirstChapter, javaScript: false);

        await Expect(open.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(open.Page.Locator(".stage :is(.still, pre)").First).ToBeVisibleAsync();
        await Expect(open.Page.Locator("#contents a").First).ToBeVisibleAsync();
    }
}
