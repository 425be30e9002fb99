using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Rewards;

/// <summary>A9 and A12 over the real server: tiers, schemes, and who is let into them.</summary>
public abstract class RewardProgrammeTests(RewardServer server)
{
    public sealed class OnSqlite(RewardServer server) : RewardProgrammeTests(server), IClassFixture<RewardServer>;

    public sealed class OnPostgreSql(RewardServer.OnPostgreSql server) : RewardProgrammeTests(server), IClassFixture<RewardServer.OnPostgreSql>;

    [Fact]
    public async Task A12_Tiers_have_thresholds_of_which_no_two_are_the_same()
    {
        var made = await server.DoneAsync("createRewardTier", new { name = " Ruby ", thresholdValueUnits = 5000, colour = "#e0115f" }, "rewardTier { id version name colour thresholdValueUnits }");
        var id = (string)made["id"]!;
        Assert.Equal($$"""{"id":"{{id}}","version":1,"name":"Ruby","colour":"#E0115F","thresholdValueUnits":5000}""", made.ToJsonString());
        Assert.Equal(["ALREADY_EXISTS name (rewardTier,RUBY)"], (await server.MutateAsync("createRewardTier", new { name = "RUBY", thresholdValueUnits = 6000 })).Refusals());
        Assert.Equal(["ALREADY_EXISTS thresholdValueUnits (rewardTier,5000)"], (await server.MutateAsync("createRewardTier", new { name = "Jade", thresholdValueUnits = 5000 })).Refusals());
        Assert.Equal(["REQUIRED name", "INVALID_VALUE colour", "INVALID_VALUE thresholdValueUnits"], await server.RefusedAsync("createRewardTier", new { name = " ", thresholdValueUnits = -1, colour = "red" }));
        Assert.Equal(["INVALID_VALUE thresholdValueUnits"], await server.RefusedAsync("createRewardTier", new { name = "Jade", thresholdValueUnits = 1_000_000_001 }));
        Assert.Equal(["REQUIRED thresholdValueUnits"], await server.RefusedAsync("updateRewardTier", new { id, thresholdValueUnits = (int?)null }));
        Assert.Equal(["CONFLICT expectedVersion"], await server.RefusedAsync("updateRewardTier", new { id, name = "Rubin", expectedVersion = 9 }));
        var changed = await server.DoneAsync("updateRewardTier", new { id, thresholdValueUnits = 6000, colour = (string?)null }, "rewardTier { name colour thresholdValueUnits }");
        Assert.Equal("""{"name":"Ruby","colour":null,"thresholdValueUnits":6000}""", changed.ToJsonString());

        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteRewardTier", new { id }, "rewardTier { isDeleted }"))["isDeleted"]!);
        Assert.Equal(["NOT_ALLOWED id"], await server.RefusedAsync("updateRewardTier", new { id, name = "Rubin" }));
        var after = (string)(await server.DoneAsync("createRewardTier", new { name = "Emerald", thresholdValueUnits = 6000 }, "rewardTier { id }"))["id"]!;
        var read = await server.QueryAsync("""{ rewardTiers(where: {combinator: "and", rules: [{field: "thresholdValueUnits", operator: ">=", value: 5000}]}, orderBy: [{field: "thresholdValueUnits"}]) { nodes { name } } }""");
        Assert.Equal("""[{"name":"Emerald"}]""", read["rewardTiers"]!["nodes"]!.ToJsonString());
        await server.DoneAsync("deleteRewardTier", new { id = after }, "rewardTier { id }");
    }

    [Fact]
    public async Task A9_A_scheme_is_an_open_loop_or_a_closed_one_by_domain_or_by_code()
    {
        const string shown = "rewardScheme { id name signUpOption isClosedLoop emailDomains signUpCode }";
        Assert.Equal(["NOT_ALLOWED emailDomains", "NOT_ALLOWED signUpCode"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "OPEN", emailDomains = (string[])["example.com"], signUpCode = "X" }));
        Assert.Equal(["REQUIRED emailDomains"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "EMAIL_DOMAIN" }));
        Assert.Equal(["INVALID_VALUE emailDomains.1", "INVALID_VALUE emailDomains.2"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "EMAIL_DOMAIN", emailDomains = (string[])["example.com", "a b", "x@example.com"] }));
        Assert.Equal(["INVALID_VALUE emailDomains"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "EMAIL_DOMAIN", emailDomains = Enumerable.Range(0, 21).Select(i => $"d{i}.example.com") }));
        Assert.Equal(["REQUIRED signUpCode"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "SIGN_UP_CODE" }));
        Assert.Equal(["INVALID_VALUE signUpCode"], await server.RefusedAsync("createRewardScheme", new { name = "Odd", signUpOption = "SIGN_UP_CODE", signUpCode = new string('x', 51) }));

        var made = await server.DoneAsync("createRewardScheme", new { name = "Staff", signUpOption = "EMAIL_DOMAIN", emailDomains = (string[])[" Example.COM", "example.org", "example.com"] }, shown);
        var id = (string)made["id"]!;
        Assert.Equal($$"""{"id":"{{id}}","name":"Staff","signUpOption":"EMAIL_DOMAIN","isClosedLoop":true,"emailDomains":["example.com","example.org"],"signUpCode":null}""", made.ToJsonString());
        Assert.Equal(["ALREADY_EXISTS name"], await server.RefusedAsync("createRewardScheme", new { name = "STAFF", signUpOption = "OPEN" }));
        Assert.Equal(["REQUIRED signUpCode"], await server.RefusedAsync("updateRewardScheme", new { id, signUpOption = "SIGN_UP_CODE" }));
        Assert.Equal(["REQUIRED signUpOption"], await server.RefusedAsync("updateRewardScheme", new { id, signUpOption = (string?)null }));
        var coded = await server.DoneAsync("updateRewardScheme", new { id, signUpOption = "SIGN_UP_CODE", signUpCode = " Sesame " }, shown);
        Assert.Equal("""["Staff","SIGN_UP_CODE",true,[],"Sesame"]""", Values(coded));
        var open = await server.DoneAsync("updateRewardScheme", new { id, signUpOption = "OPEN", name = "Everybody" }, shown);
        Assert.Equal("""["Everybody","OPEN",false,[],null]""", Values(open));
        await server.DoneAsync("deleteRewardScheme", new { id }, "rewardScheme { id }");
        Assert.Equal(["NOT_ALLOWED id"], await server.RefusedAsync("updateRewardScheme", new { id, name = "Staff" }));
        Assert.Equal(["NOT_ALLOWED rewardSchemeId"], await server.RefusedAsync("joinRewardScheme", new { accountId = await server.AccountAsync(), rewardSchemeId = id }));

        static string Values(System.Text.Json.Nodes.JsonNode scheme) => $"[{string.Join(',', scheme.AsObject().Skip(1).Select(f => f.Value?.ToJsonString() ?? "null"))}]";
    }

    [Fact]
    public async Task A9_The_code_of_a_scheme_is_shown_to_those_who_may_change_schemes_alone()
    {
        var id = await server.SchemeAsync(new { signUpOption = "SIGN_UP_CODE", signUpCode = "Shibboleth" });
        var where = new { combinator = "and", rules = new[] { new { field = "signUpCode", @operator = "=", value = "Shibboleth" } } };
        var reader = await server.IssueKeyAsync(scopes: ["rewards:read", "rewards:write", "reward-entries:write"]);
        var read = await server.SendAsync("query($id: RuleGroup) { rewardSchemes(where: $id) { nodes { signUpOption signUpCode } } }", new { id = new { combinator = "and", rules = new[] { new { field = "id", @operator = "=", value = id } } } }, reader);
        Assert.Equal("""{"rewardSchemes":{"nodes":[{"signUpOption":"SIGN_UP_CODE","signUpCode":null}]}}""", read["data"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (string)read["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("FORBIDDEN", (await server.SendAsync("query($w: RuleGroup) { rewardSchemes(where: $w) { totalCount } }", new { w = where }, reader)).Refusal());
        Assert.Equal(1, (int)(await server.QueryAsync("query($w: RuleGroup) { rewardSchemes(where: $w) { totalCount } }", new { w = where }))["rewardSchemes"]!["totalCount"]!);
    }

    [Fact]
    public async Task A9_A_closed_loop_lets_in_by_domain_or_by_code_and_does_not_say_what_was_missing()
    {
        var staff = await server.SchemeAsync(new { signUpOption = "EMAIL_DOMAIN", emailDomains = (string[])["example.com", "example.org"] });
        var club = await server.SchemeAsync(new { signUpOption = "SIGN_UP_CODE", signUpCode = "Sesame" });
        var (nobody, first, second) = (await server.AccountAsync(), await server.AccountAsync(new { email = "anna@Example.org" }), await server.AccountAsync(new { email = "anna@elsewhere.net", secondaryEmail = "anna@example.com" }));
        string[] refusal = [$"SIGN_UP_REFUSED rewardSchemeId (rewardScheme,{staff})"];
        Assert.Equal(refusal, await JoinAsync(nobody, staff));
        Assert.Equal(refusal, await JoinAsync(nobody, staff, email: "anna@sub.example.com"));
        Assert.Equal(refusal, await JoinAsync(first, staff, email: "anna@elsewhere.net"));
        Assert.Equal(refusal, await JoinAsync(nobody, staff, code: "Sesame"));
        Assert.Equal(["INVALID_VALUE emailAddress"], await JoinAsync(nobody, staff, email: "anna@"));
        foreach (var wrong in (string?[])[null, "", "Sesam", new string('x', 5000)])
            Assert.Equal([$"SIGN_UP_REFUSED rewardSchemeId (rewardScheme,{club})"], await JoinAsync(nobody, club, code: wrong));
        Assert.Null(await server.RewardsAsync(nobody, "id"));

        Assert.Empty(await JoinAsync(first, staff));
        Assert.Empty(await JoinAsync(second, staff));
        Assert.Empty(await JoinAsync(nobody, staff, email: "work@EXAMPLE.com"));
        Assert.Empty(await JoinAsync(nobody, club, code: " sESAME "));
        Assert.Equal("""{"schemes":[{"emailAddress":"anna@example.org"}]}""", (await server.RewardsAsync(first, "schemes { emailAddress }"))!.ToJsonString());
        Assert.Equal("""{"schemes":[{"emailAddress":"anna@example.com"}]}""", (await server.RewardsAsync(second, "schemes { emailAddress }"))!.ToJsonString());
        Assert.Equal("""{"schemes":[{"emailAddress":"work@example.com"},{"emailAddress":null}]}""", (await server.RewardsAsync(nobody, "schemes { emailAddress }"))!.ToJsonString());

        async Task<string[]> JoinAsync(string account, string scheme, string? email = null, string? code = null)
            => (await server.MutateAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = scheme, emailAddress = email, signUpCode = code })).Refusals();
    }

    [Fact]
    public async Task A9_An_account_joins_a_scheme_once_and_leaves_it_once()
    {
        var (account, one, other) = (await server.AccountAsync(), await server.SchemeAsync(), await server.SchemeAsync());
        Assert.Equal([$"SCHEME_NOT_JOINED rewardSchemeId (rewardScheme,{one})"], (await server.MutateAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = one })).Refusals());
        Assert.Equal(["INVALID_VALUE signedUpOn"], await server.RefusedAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = one, signedUpOn = "2026-03-02T09:30:01Z" }));
        var joined = await server.DoneAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = one, signedUpOn = "2025-12-24T10:00:00+02:00" }, "rewards { signedUpOn signedUpOrganisationName tier { name } schemes { signedUpOn scheme { id } } }");
        Assert.Equal($$$"""{"signedUpOn":"2025-12-24T08:00:00Z","signedUpOrganisationName":"Aphrodite Outdoors","tier":{"name":"Bronze"},"schemes":[{"signedUpOn":"2025-12-24T08:00:00Z","scheme":{"id":"{{{one}}}"}}]}""", joined.ToJsonString());
        Assert.Equal([$"SCHEME_JOINED rewardSchemeId (rewardScheme,{one})"], (await server.MutateAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = one })).Refusals());
        await server.DoneAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = other }, "rewards { id }");

        await server.DoneAsync("deleteRewardScheme", new { id = one }, "rewardScheme { id }");
        Assert.Equal(2, (await server.RewardsAsync(account, "schemes { id }"))!["schemes"]!.AsArray().Count);
        var left = await server.DoneAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = one }, "rewards { signedUpOn schemes { scheme { id } } }");
        Assert.Equal($$$"""{"signedUpOn":"2025-12-24T08:00:00Z","schemes":[{"scheme":{"id":"{{{other}}}"}}]}""", left.ToJsonString());
        Assert.Equal(["SCHEME_NOT_JOINED rewardSchemeId"], await server.RefusedAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = one }));
    }
}
