using System.Globalization;
using System.Numerics;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Security;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

public sealed class RuleValuesTests
{
    private static readonly RuleValues Values = new(new(2026, 3, 29, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);
    private static readonly Catalogues Catalogues = CrmServer.Fields().Catalogues;
    private static readonly Vocabulary Words = new(Catalogues, Caller.System(Guid.Empty, 1, Guid.Empty, TimeZoneInfo.Utc, "CYP", "EUR"), []);

    [Theory]
    [InlineData("10", "10", true)]
    [InlineData(" 10.5 ", "10.5", true)]
    [InlineData("1e2", "100", true)]
    [InlineData("-0.0001", "-0.0001", true)]
    [InlineData("10.00005", "10", false)]
    [InlineData("-10.00005", "-10.0001", false)]
    [InlineData("0.00000000000000000000000000001", "0", true)] // below what a decimal holds
    [InlineData("0e999999999", "0", true)]
    [InlineData("1e30", "910000000000000", false)]
    [InlineData("-1e30", "-910000000000000", false)]
    [InlineData("1e400", "910000000000000", false)]
    [InlineData("-1e400", "-910000000000000", false)]
    public void Amounts_have_four_decimals_and_are_exact_or_the_next_below(string text, string value, bool isExact)
        => Assert.Equal(new RuleValue(decimal.Parse(value, CultureInfo.InvariantCulture), null, isExact), Of("companyProfile.annualTurnover", text));

    [Theory]
    [InlineData(2.5, 2, false)]
    [InlineData(-2.5, -3, false)]
    [InlineData(2147483648.0, int.MaxValue, false)]
    [InlineData(double.PositiveInfinity, int.MaxValue, false)]
    [InlineData(7.0, 7, true)]
    public void Whole_numbers_are_exact_or_the_next_below(double number, int value, bool isExact) => Assert.Equal(new RuleValue(value, null, isExact), Of("version", number));

    [Fact]
    public void Numbers_come_in_every_shape_that_JSON_and_variables_have()
    {
        foreach (var seven in (object[])[7, 7L, 7m, 7d, "7", new BigInteger(7), "7.0", "+7"])
            Assert.Equal(new RuleValue(7), Of("version", seven));
        foreach (var none in (object[])["", " ", "x", "NaN", "Infinity", "-", "0x10", "1,000", "١٢", double.NaN, true, DayOfWeek.Friday, new List<object?>(), new Dictionary<string, object?>(), new DateOnly(2026, 1, 1)])
            Assert.Throws<InvalidRuleException>(() => Of("version", none));
    }

    [Fact]
    public void Coordinates_are_the_very_number_that_was_written()
    {
        foreach (var number in (double[])[35.185566123456789, 0.1 + 0.2, -1e-300, double.Epsilon, 123456789.123456789])
        {
            Assert.Equal(new RuleValue(number), Of("addresses.latitude", number));
            Assert.Equal(new RuleValue(number), Of("addresses.latitude", number.ToString("R", CultureInfo.InvariantCulture)));
        }
        Assert.Equal(new RuleValue(35.185566123456789), Of("addresses.latitude", 35.185566123456789m));
        Assert.Equal(new RuleValue(double.MaxValue), Of("addresses.latitude", "1e400"));
    }

    [Fact]
    public void Choices_are_named_in_any_case_with_spaces_or_lines()
    {
        foreach (var name in (object[])["WRITE_OFF", "write_off", "Write Off", " write-off ", Crm.Graph.Accounts.Model.AccountEntryType.WriteOff])
            Assert.Equal(new RuleValue(Crm.Graph.Accounts.Model.AccountEntryType.WriteOff), Of("accounts.entries.type", name));
        foreach (var none in (object[])["WRITEOFF", "4", 4, "", true, ContactType.Company])
            Assert.Throws<InvalidRuleException>(() => Of("accounts.entries.type", none));
    }

    [Fact]
    public void Text_is_folded_and_what_is_no_text_is_written_out()
    {
        Assert.Equal(new RuleValue("ΣΣΣ"), Of("name", "σςΣ"));
        Assert.Equal(new RuleValue(" A "), Of("name", " a "));
        Assert.Equal(new RuleValue("TRUE"), Of("name", true));
        Assert.Equal(new RuleValue("1.50"), Of("name", 1.50m));
        Assert.Equal(new RuleValue("COMPANY"), Of("name", ContactType.Company));
        foreach (var none in (object[])["a\0", "\ud800", "\udc00a", "a\ud800b", new List<object?>(), new Dictionary<string, object?>(), new DateOnly(2026, 1, 1)])
            Assert.Throws<InvalidRuleException>(() => Of("name", none));
    }

    [Fact]
    public void Flags_are_true_or_false_in_words_and_numbers()
    {
        foreach (var yes in (object[])[true, "true", " TRUE ", "1", 1, 1m])
            Assert.Equal(new RuleValue(true), Of("isActive", yes));
        foreach (var no in (object[])[false, "False", "0", 0d])
            Assert.Equal(new RuleValue(false), Of("isActive", no));
        foreach (var none in (object[])["", "yes", 2, "on"])
            Assert.Throws<InvalidRuleException>(() => Of("isActive", none));
    }

    private static RuleValue? Of(string field, object? value)
        => Values.Of(FieldPath.Find(Words, Catalogues.Of<Contact>(), field, "where").Field, value, "where", field);
}
