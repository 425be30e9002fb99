using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Domain;

public class ValuesTests
{
    [Theory]
    [InlineData("anna@example.com", "anna@example.com")]
    [InlineData(" Anna.Smith+news@Mail.EXAMPLE.com ", "Anna.Smith+news@mail.example.com")]
    [InlineData("άννα@παράδειγμα.gr", "άννα@παράδειγμα.gr")]
    public void An_email_address_keeps_its_local_part_and_lowers_its_domain(string written, string kept)
        => Assert.Equal(kept, EmailAddress.Parse(written).Value);

    [Theory]
    [InlineData("anna")]
    [InlineData("@example.com")]
    [InlineData("anna@")]
    [InlineData("anna@example")]
    [InlineData("anna@exa mple.com")]
    [InlineData("anna..smith@example.com")]
    [InlineData(".anna@example.com")]
    [InlineData("anna@-example.com")]
    [InlineData("anna@example..com")]
    [InlineData("anna@127.0.0.1")]
    [InlineData("anna@smith@example.com")]
    public void What_mail_servers_refuse_is_no_email_address(string written) => Assert.Equal("INVALID_VALUE", Code(EmailAddress.Parse(written)));

    [Fact]
    public void An_email_address_has_at_most_254_characters()
    {
        string Of(int length) => "a@" + string.Concat(Enumerable.Repeat("b.", (length - 4) / 2)) + (length % 2 == 0 ? "cc" : "ccc");
        Assert.Equal(254, EmailAddress.Parse(Of(254)).Value.Length);
        Assert.Equal("INVALID_VALUE", Code(EmailAddress.Parse(Of(255))));
    }

    [Theory]
    [InlineData("22 123456", "+35722123456", "CYP", null)]
    [InlineData("+357 22-123456", "+35722123456", "CYP", null)]
    [InlineData("00357 22123456", "+35722123456", "CYP", null)]
    [InlineData("tel:+357-22-123456", "+35722123456", "CYP", null)]
    [InlineData("(+44) 020 7946 0018", "+442079460018", "GBR", null)]
    [InlineData("22123456 ext. 12", "+35722123456", "CYP", "12")]
    [InlineData("+800 1234 5678", "+80012345678", null, null)]
    public void C2_Any_written_form_of_a_phone_number_is_read(string written, string number, string? country, string? extension)
        => Assert.Equal(new WrittenPhone(number, country, extension), Phones.Parse(written, "CYP").Value);

    [Theory]
    [InlineData("12")]
    [InlineData("hello")]
    [InlineData("+357 00 000000")]
    [InlineData("+999 123456789")]
    public void C2_What_cannot_be_dialled_is_no_phone_number(string written) => Assert.Equal("INVALID_VALUE", Code(Phones.Parse(written, "CYP")));

    [Theory]
    [InlineData("CYP")]
    [InlineData("cyp")]
    [InlineData("CY")]
    public void A_country_is_kept_by_its_alpha_3_code(string written) => Assert.Equal("CYP", Countries.Parse(written).Value);

    [Theory]
    [InlineData("XXX")]
    [InlineData("Cyprus")]
    public void What_is_not_in_iso_3166_is_no_country(string written) => Assert.Equal("INVALID_VALUE", Code(Countries.Parse(written)));

    [Fact]
    public void The_table_of_countries_is_whole()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.Equal((249, 249, 249), (Distinct(c => c.Alpha2), Distinct(c => c.Alpha3), Distinct(c => c.Name)));
        Assert.All(Countries.All, c => Assert.True(c.Alpha2.All(char.IsAsciiLetterUpper) && c.Alpha3.All(char.IsAsciiLetterUpper) && c.Name == c.Name.Trim()));
        Assert.Equal(new Country("GB", "GBR", "United Kingdom"), Countries.Find("gbr"));
        static int Distinct(Func<Country, string> by) => Countries.All.Select(by).Distinct().Count();
    }

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("jpy", 0)]
    [InlineData("KWD", 3)]
    [InlineData("XAU", null)]
    [InlineData("HRK", null)]
    public void A_currency_knows_how_small_its_coins_are(string code, int? digits) => Assert.Equal(digits, Currencies.MinorDigits(code));

    [Fact]
    public void A_currency_is_kept_in_capitals()
    {
        Assert.Equal("EUR", Currencies.Parse(" eur ").Value);
        Assert.Equal("INVALID_VALUE", Code(Currencies.Parse("EURO")));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("ENG", "en")]
    [InlineData("gre", "el")]
    [InlineData("ell", "el")]
    [InlineData("fr-ca", "fr-CA")]
    [InlineData("FR_CA", "fr-CA")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("grc", "grc")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    public void A_language_is_kept_as_the_shortest_tag_of_bcp_47(string written, string tag) => Assert.Equal(tag, Languages.Parse(written).Value);

    [Theory]
    [InlineData("xx")]
    [InlineData("english")]
    [InlineData("en-ZZ")]
    [InlineData("en-")]
    public void What_is_not_in_iso_639_is_no_language(string written) => Assert.Equal("INVALID_VALUE", Code(Languages.Parse(written)));

    [Theory]
    [InlineData(" a b ", "a b")]
    [InlineData("", null)]
    [InlineData(" \t ", null)]
    [InlineData(null, null)]
    [InlineData("😀", "😀")]
    public void Text_is_trimmed_and_nothing_rather_than_empty(string? written, string? kept) => Assert.Equal(kept, PlainText.Parse(written).Value);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void Text_that_cannot_be_shown_is_refused(string written) => Assert.Equal("INVALID_VALUE", Code(PlainText.Parse(written)));

    [Fact]
    public void Halves_of_surrogate_pairs_are_refused()
    {
        Assert.Equal("INVALID_VALUE", Code(PlainText.Parse("a\ud83d")));
        Assert.Equal("INVALID_VALUE", Code(PlainText.Parse("\ude00a")));
        Assert.Equal("INVALID_VALUE", Code(PlainText.Parse("\ude00\ud83d")));
    }

    [Fact]
    public void Text_has_a_length_and_where_paragraphs_are_welcome_line_breaks()
    {
        Assert.Equal(400, PlainText.Parse(new string('a', 400)).Value!.Length);
        Assert.Equal("INVALID_VALUE", Code(PlainText.Parse(new string('a', 401))));
        Assert.Equal("a\r\n\tb", PlainText.Parse("a\r\n\tb", multiline: true).Value);
        Assert.Equal("REQUIRED", Code(PlainText.Required(" ")));
    }

    [Fact]
    public void An_amount_has_at_most_four_decimals_and_fits_the_storage()
    {
        Assert.Equal(1.2345m, Money.Parse(1.2345m).Value);
        Assert.Equal(1.50000m, Money.Parse(1.50000m).Value);
        Assert.Equal("INVALID_VALUE", Code(Money.Parse(1.23456m)));
        Assert.Equal(-900_000_000_000_000m, Money.Parse(-900_000_000_000_000m).Value);
        Assert.Equal("INVALID_VALUE", Code(Money.Parse(900_000_000_000_000.0001m)));
        Assert.Equal("INVALID_VALUE", Code(Money.NotNegative(-0.01m)));
    }

    [Theory]
    [InlineData("899999999999999.9999", "899999999999999.9999")]
    [InlineData(" -1.5e3 ", "-1500")]
    [InlineData("10000e-8", "0.0001")]
    [InlineData("1.00000000000000000000000000000000000", "1")]
    [InlineData("0e99999999999", "0")]
    [InlineData("1.00000000000000000000000000000000001", null)]
    [InlineData("0.00009999999999999999999999999999999", null)]
    [InlineData("1e-5", null)]
    [InlineData("1e-40", null)]
    [InlineData("1e40", null)]
    [InlineData("1e-99999999999999999999", null)]
    [InlineData("one", null)]
    public void A_number_is_read_exactly_or_not_at_all(string text, string? read)
        => Assert.Equal(read is null ? null : decimal.Parse(read, CultureInfo.InvariantCulture), ExactDecimal.Parse(text, 4));

    private static string Code<T>(Result<T> result) => Assert.Single(result.Errors).Code;
}
