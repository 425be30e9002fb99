using Crm.Graph.Organisations.Model;
using Xunit;

namespace Crm.Graph.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void An_organisation_begins_with_live_and_test_data()
    {
        var organisation = Organisation.Register(" Acme ", "owner@acme.example", "CYP", "EUR", "Europe/Nicosia", Now).Value;

        Assert.Equal("Acme", organisation.Name);
        Assert.Equal([TenantMode.Live, TenantMode.Test], organisation.Tenants.Select(t => t.Mode));
        Assert.Equal(Now, organisation.DateCreated);
    }

    [Theory]
    [InlineData("", "owner@acme.example", "CYP", "EUR", "Europe/Nicosia", "name")]
    [InlineData("Acme", "", "CYP", "EUR", "Europe/Nicosia", "owner")]
    [InlineData("Acme", "owner", "CYP", "EUR", "Europe/Nicosia", "owner")]
    [InlineData("Acme", "Owner <owner@acme.example>", "CYP", "EUR", "Europe/Nicosia", "owner")]
    [InlineData("Acme", "owner@acme.example", "CY", "EUR", "Europe/Nicosia", "country")]
    [InlineData("Acme", "owner@acme.example", "XYZ", "EUR", "Europe/Nicosia", "country")]
    [InlineData("Acme", "owner@acme.example", "CYP", "eur", "Europe/Nicosia", "currency")]
    [InlineData("Acme", "owner@acme.example", "CYP", "XXX", "Europe/Nicosia", "currency")]
    [InlineData("Acme", "owner@acme.example", "CYP", "EUR", "Europe/Atlantis", "timeZone")]
    [InlineData("Acme", "owner@acme.example", "CYP", "EUR", "Pacific Standard Time", "timeZone")]
    public void What_makes_no_sense_is_refused_at_its_place(
        string name, string owner, string country, string currency, string timeZone, string path)
    {
        var result = Organisation.Register(name, owner, country, currency, timeZone, Now);

        Assert.Equal(path, Assert.Single(Assert.Single(result.Errors).Path));
    }

    [Fact]
    public void Every_reason_is_given_at_once()
        => Assert.Equal(5, Organisation.Register(null, null, null, null, null, Now).Errors.Length);
}
