using Crm.Graph.Tests.Support;

namespace Crm.Graph.Tests.Tenancy;

/// <summary>A record of every kind for one tenant, with texts that no other tenant has.</summary>
/// <param name="Ids">The ids by kind: contact, address, category, account, otherAccount, classification, paymentTerms, filter, label, field, role, user, team, organisation, wallet, journal, spendCondition, rewardTier, rewardScheme, approvalRequest, and all that leads, tasks and activities have.</param>
internal sealed record Books(string Key, IReadOnlyDictionary<string, string> Ids)
{
    public static async Task<Books> FillAsync(TestServer server, string key, string mark, string phone)
    {
        async Task<string> Do(string mutation, object input, string answers = "x: __typename")
            => (string?)(await server.DoneAsync(mutation, input, answers, key))["id"] ?? "";
        var category = await Do("createContactCategory", new { name = $"{mark} category" }, "contactCategory { id }");
        var classification = await Do("createAccountClassification", new { name = $"{mark} classification" }, "accountClassification { id }");
        var terms = await Do("createPaymentTerms", new { name = $"{mark} terms", netDays = 7 }, "paymentTerms { id }");
        var contact = await Do("createContact", new
        {
            code = $"{mark}-C",
            title = $"{mark} title",
            firstName = $"{mark} first",
            middleName = $"{mark} middle",
            lastName = $"{mark} last",
            companyName = $"{mark} company",
            language = "en",
            categoryId = category,
            statutoryNumber = $"{mark} statutory",
            email = $"{mark}@example.com",
            secondaryEmail = $"{mark}2@example.com",
            preferredMethodOfContact = "EMAIL",
            demographics = new { gender = "FEMALE", dateOfBirth = "1990-02-28", nameDay = new { month = 10, day = 4 }, passport = new { number = $"{mark} passport" }, idDocument = new { number = $"{mark} document" } },
            companyProfile = new { annualTurnover = 1234.5, registrationNumber = $"{mark} registration", industry = $"{mark} industry" },
            phones = new[] { new { number = phone, extension = "12" } },
            addresses = new[] { new { addressLine1 = $"{mark} street", townCity = $"{mark} town", countryCode = "CYP", postalCode = "1010", googlePlaceId = $"{mark} place", latitude = 35.1, longitude = 33.3 } },
        }, "contact { id }");
        var address = (string)(await server.QueryAsync("query($id: ID!) { contact(id: $id) { addresses { id } } }", new { id = contact }, key))["contact"]!["addresses"]![0]!["id"]!;
        var account = await Do("createAccount", new
        {
            contactId = contact,
            number = $"{mark}-A",
            name = $"{mark} account",
            currency = "EUR",
            classificationId = classification,
            paymentTermsId = terms,
            creditLimit = 5000,
            email = $"{mark}3@example.com",
            website = $"https://{mark}.example.com",
            description = $"{mark} description",
        }, "account { id }");
        var other = await Do("createAccount", new { contactId = contact, currency = "EUR" }, "account { id }");
        await server.DoneAsync("postAccountEntry", new { accountId = account, type = "INVOICE", amount = 77.1234, reference = $"{mark}-R", description = $"{mark} entry" }, "entry { id }", key);
        await server.DoneAsync("postAccountEntry", new { accountId = other, type = "PAYMENT", amount = 3 }, "entry { id }", key);
        foreach (var (kind, id) in new[] { ("CONTACT", contact), ("ACCOUNT", account) })
            await server.DoneAsync("setThirdPartyIds", new { recordKind = kind, id, thirdPartyIds = new[] { new { systemName = $"{mark}_SYSTEM", thirdPartyId = $"{mark}-T", metadata = "{}" } } }, "thirdPartyIds { id }", key: key);
        var organisation = (await server.CallerAsync(key)).OrganisationId.ToString();
        var condition = await Do("createSpendCondition", new
        {
            name = $"{mark} condition",
            description = $"{mark} spending",
            organisations = new[] { organisation },
            products = new[] { new { idType = "BRAND", productId = $"{mark} product", name = $"{mark} brand" } },
            timings = new[] { new { startTime = "00:00" } },
        }, "spendCondition { id }");
        var wallet = await Do("createWallet", new
        {
            accountId = account,
            code = $"{mark}-W",
            limitRules = new[] { new { name = $"{mark} limit", maximumAmount = 1_000_000, period = "DAILY", transactionTypes = (string[])["CREDIT"] } },
            autoTopup = new { threshold = 1000, amount = 10, paymentMethod = new { type = "CARD", id = $"{mark} card" } },
        }, "wallet { id }");
        await Do("createWalletJournal", new { walletId = wallet, type = "CREDIT", amount = 40, spendConditionId = condition, validTo = "2099-12-31" }, "walletJournal { id }");
        await Do("createWalletJournal", new { walletId = wallet, type = "CREDIT", amount = 30.5, reference = $"{mark}-J", description = $"{mark} journal" }, "walletJournal { id }");
        var journal = await Do("createWalletJournal", new { walletId = wallet, type = "DEBIT", amount = 2, description = $"{mark} debit" }, "walletJournal { id }");
        var rewards = await FillRewardsAsync(Do, mark, account, organisation);
        var filter = await Do("createSavedFilter", new { name = $"{mark} filter", module = "contacts", value = new { combinator = "and", rules = new[] { new { field = "lastName", @operator = "=", value = $"{mark} last" } } }, @private = false }, "savedFilter { id }");
        var label = await Do("createCustomLabel", new { value = new Dictionary<string, string> { ["contact"] = $"{mark} guest" } }, "customLabel { id }");
        // The live and the test data of an organisation have the same roles and users.
        var whose = (await server.CallerAsync(key)).TenantId;
        var role = await Do("createRole", new { name = $"{mark} role {whose}", permissions = (string[])["contacts:read"] }, "role { id }");
        var user = await Do("createUser", new { email = $"{mark}.user{whose}@example.com", roleId = role, firstName = mark }, "user { id }");
        var team = await Do("createTeam", new { name = $"{mark} team {whose}", members = new[] { new { userId = user } } }, "team { id }");
        var apiKey = (string)(await server.DoneAsync("createApiKey", new { name = $"{mark} key", kind = "SECRET", scopes = (string[])["contacts:read"] }, "issued { apiKey { id } }", key))["apiKey"]!["id"]!;
        var leads = await FillLeadsAsync(Do, mark, contact, account, user, team);
        await Do("createApprovalRequest", new { title = $"{mark} deletion", authorisedConditions = new object[] { new { userId = user } }, change = new { deleteLead = new { id = leads["lead"] } } }, "approvalRequest { id }");
        var approval = await Do("createApprovalRequest", new { title = $"{mark} question", reason = $"{mark} doubts", authorisedConditions = new object[] { new { userId = user }, new { contactId = contact }, new { roleId = role }, new { teamId = team } }, accountId = account }, "approvalRequest { id }");
        await Do("issueApprovalLink", new { id = approval, contactId = contact }, "link { path }");
        await FillTasksAsync(Do, leads, mark, contact, account, user, team, address);
        var choice = new[] { new { value = $"{mark} choice" } };
        var field = await Do("createCustomField", new { entity = "contacts", key = mark.ToLowerInvariant(), label = $"{mark} field", type = "ENUM", choices = choice }, "customField { id }");
        await Do("createCustomField", new { entity = "accounts", key = mark.ToLowerInvariant(), label = $"{mark} field", type = "STRING" }, "customField { id }");
        await Do("updateContact", new { id = contact, customFields = new[] { new { key = mark.ToLowerInvariant(), value = $"{mark} choice" } } }, "contact { id }");
        await Do("updateAccount", new { id = account, customFields = new[] { new { key = mark.ToLowerInvariant(), value = $"{mark} value" } } }, "account { id }");
        return new(key, new Dictionary<string, string>(leads.Concat(rewards))
        {
            ["organisation"] = organisation,
            ["role"] = role,
            ["user"] = user,
            ["team"] = team,
            ["apiKey"] = apiKey,
            ["contact"] = contact,
            ["address"] = address,
            ["category"] = category,
            ["account"] = account,
            ["otherAccount"] = other,
            ["classification"] = classification,
            ["paymentTerms"] = terms,
            ["filter"] = filter,
            ["label"] = label,
            ["field"] = field,
            ["spendCondition"] = condition,
            ["wallet"] = wallet,
            ["journal"] = journal,
            ["approvalRequest"] = approval,
        });
    }

    /// <summary>A tier, a scheme, and what an account has of them.</summary>
    private static async Task<Dictionary<string, string>> FillRewardsAsync(Func<string, object, string, Task<string>> make, string mark, string account, string organisation)
    {
        var ids = new Dictionary<string, string>();
        ids["rewardTier"] = await make("createRewardTier", new { name = $"{mark} tier", thresholdValueUnits = 10, colour = "#d4af37" }, "rewardTier { id }");
        ids["rewardScheme"] = await make("createRewardScheme", new { name = $"{mark} scheme", signUpOption = "EMAIL_DOMAIN", emailDomains = (string[])["example.com"] }, "rewardScheme { id }");
        await make("joinRewardScheme", new { accountId = account, rewardSchemeId = ids["rewardScheme"], emailAddress = $"{mark}4@example.com" }, "rewards { id }");
        var secret = await make("createRewardScheme", new { name = $"{mark} club", signUpOption = "SIGN_UP_CODE", signUpCode = $"{mark} word" }, "rewardScheme { id }");
        await make("joinRewardScheme", new { accountId = account, rewardSchemeId = secret, signUpCode = $"{mark} word" }, "rewards { id }");
        await make("addAccountMerchants", new { accountId = account, merchants = new[] { new { organisationId = organisation, isNextVisit = true } } }, "rewards { id }");
        await make("postRewardEntry", new { accountId = account, valueUnits = 15, reason = $"{mark} purchase" }, "rewardEntry { id }");
        await make("updateAccountRewards", new { accountId = account, spendingBlocked = true, preferredPaymentMethod = new { type = "CARD", id = $"{mark} visa" } }, "rewards { id }");
        return ids;
    }

    /// <summary>A pipeline and what goes through it.</summary>
    private static async Task<Dictionary<string, string>> FillLeadsAsync(Func<string, object, string, Task<string>> make, string mark, string contact, string account, string user, string team)
    {
        var ids = new Dictionary<string, string>();
        ids["group"] = await make("createProductGroup", new { name = $"{mark} group" }, "productGroup { id }");
        await make("createProductGroup", new { name = $"{mark} inner group", parentId = ids["group"] }, "productGroup { id }");
        ids["product"] = await make("createProduct", new { name = $"{mark} product", sku = $"{mark}-S", defaultCost = 5, defaultSalesPrice = 7.5, productGroupId = ids["group"], currency = "EUR" }, "product { id }");
        ids["incentive"] = await make("createIncentive", new { name = $"{mark} incentive", source = $"{mark} house" }, "incentive { id }");
        ids["package"] = await make("createPackage", new { name = $"{mark} package", items = new[] { new { productId = ids["product"] } }, prices = new[] { new { type = "ONCE", value = 12 } } }, "package { id }");
        ids["survey"] = await make("createSurvey", new { name = $"{mark} survey" }, "survey { id }");
        ids["stage"] = await make("createStage", new { name = $"{mark} stage" }, "stage { id }");
        ids["otherStage"] = await make("createStage", new { name = $"{mark} other stage" }, "stage { id }");
        ids["pipeline"] = await make("createPipeline", new { name = $"{mark} pipeline", stageIds = new[] { ids["stage"], ids["otherStage"] } }, "pipeline { id }");
        ids["franchise"] = await make("createFranchise", new { name = $"{mark} franchise", code = $"{mark} code" }, "franchise { id }");
        ids["source"] = await make("createLeadSource", new { name = $"{mark} source" }, "leadSource { id }");
        ids["department"] = await make("createDepartment", new { name = $"{mark} department", franchiseId = ids["franchise"], pipelineId = ids["pipeline"], teamId = team }, "department { id }");
        ids["lead"] = await make("createLead", new
        {
            subject = $"{mark} lead",
            description = $"{mark} wishes",
            contactId = contact,
            accountId = account,
            departmentId = ids["department"],
            franchiseId = ids["franchise"],
            sourceId = ids["source"],
            assigneeIds = new[] { user },
            makeStr = $"{mark} make",
            incentiveIds = new[] { ids["incentive"] },
            packageIds = new[] { ids["package"] },
            surveyIds = new[] { ids["survey"] },
        }, "lead { id }");
        ids["leadProduct"] = await make("addLeadProduct", new { leadId = ids["lead"], productId = ids["product"], quantity = 3 }, "leadProduct { id }");
        await make("createCreditAssessment", new { leadId = ids["lead"], result = "APPROVED", notes = $"{mark} notes" }, "creditAssessment { id }");
        return ids;
    }

    /// <summary>What is to be done, and what it is marked with.</summary>
    private static async Task FillTasksAsync(
        Func<string, object, string, Task<string>> make, Dictionary<string, string> ids, string mark, string contact, string account, string user, string team, string address)
    {
        var lead = ids["lead"];
        ids["task"] = await make("createTask", new { title = $"{mark} task", note = $"{mark} to do", assigneeId = user, contactId = contact, accountId = account, leadId = lead, end = "2026-12-24T10:00:00Z" }, "task { id }");
        foreach (var title in new[] { "appointment", "visit" })
            ids["appointment"] = await make("createAppointment", new { title = $"{mark} {title}", type = $"{mark} kind", url = $"https://{mark}.example.com/", assigneeId = user, contactId = contact, accountId = account, leadId = lead, start = "2026-12-24T10:00:00Z", end = "2026-12-24T11:00:00Z" }, "appointment { id }");
        ids["tag"] = await make("createTag", new { name = $"{mark} tag", colour = "#1e90ff" }, "tag { id }");
        ids["activityType"] = await make("createActivityType", new { name = $"{mark} activity type" }, "activityType { id }");
        ids["activity"] = await make("createActivity", new
        {
            name = $"{mark} activity",
            description = $"{mark} to be done",
            typeId = ids["activityType"],
            linkedTo = new[] { new { type = "CONTACT", id = contact }, new { type = "LEAD", id = lead } },
            addressId = address,
            assignTo = new { userId = user, teamId = team },
            tagIds = new[] { ids["tag"] },
        }, "activity { id }");
    }

    /// <summary>The record of its own that a mutation's id stands for.</summary>
    public string Of(string mutation, string path, int choice) => Ids[path.Split('.', '[')[path.Contains("[0]", StringComparison.Ordinal) ? 0 : ^1] switch
    {
        "roleId" => "role",
        "id" when mutation.EndsWith("Task", StringComparison.Ordinal) => "task",
        "id" when mutation.EndsWith("Appointment", StringComparison.Ordinal) => "appointment",
        "id" when mutation.Contains("Activity", StringComparison.Ordinal) => "activity",
        "id" when mutation.EndsWith("Tag", StringComparison.Ordinal) => "tag",
        "linkedTo" => choice == 0 ? "contact" : "lead",
        "tagId" or "tagIds" => "tag",
        "typeId" => "activityType",
        "addressId" => "address",
        "assigneeId" => "user",
        "members" or "userId" => "user",
        "parentId" when mutation == "createProductGroup" => "group",
        "partners" or "serviceOrganisations" or "businessId" or "parentId" => "organisation",
        "id" when mutation.Contains("Organisation", StringComparison.Ordinal) => "organisation",
        "id" when mutation.EndsWith("Team", StringComparison.Ordinal) || mutation == "drawTeamMember" => "team",
        "id" when mutation.EndsWith("Role", StringComparison.Ordinal) => "role",
        "id" when mutation.EndsWith("ApiKey", StringComparison.Ordinal) => "apiKey",
        "id" when mutation.EndsWith("User", StringComparison.Ordinal) => "user",
        "authorisedConditions" => choice == 0 ? "user" : "contact",
        "id" when mutation is "cancelApprovalRequest" or "respondToApprovalRequest" or "issueApprovalLink" => "approvalRequest",
        "id" when mutation == "createApprovalRequest" => "contact",
        "walletId" => "wallet",
        "spendConditionId" => "spendCondition",
        "rewardSchemeId" => "rewardScheme",
        "id" when mutation.EndsWith("RewardScheme", StringComparison.Ordinal) => "rewardScheme",
        "id" when mutation.EndsWith("RewardTier", StringComparison.Ordinal) => "rewardTier",
        "signedUpOrganisationId" or "merchants" => "organisation",
        "organisationId" or "organisations" => "organisation",
        "id" when mutation.EndsWith("WalletJournal", StringComparison.Ordinal) => "journal",
        "id" when mutation.EndsWith("SpendCondition", StringComparison.Ordinal) => "spendCondition",
        "id" when mutation.EndsWith("Wallet", StringComparison.Ordinal) || mutation == "performWalletAction" => "wallet",
        "leadId" => "lead",
        "id" when mutation == "removeLeadProduct" => "leadProduct",
        "id" when mutation.EndsWith("Product", StringComparison.Ordinal) => "product",
        "id" when mutation.EndsWith("Stage", StringComparison.Ordinal) && mutation != "moveLeadToStage" => "stage",
        "id" when mutation.EndsWith("Department", StringComparison.Ordinal) => "department",
        "id" when mutation.EndsWith("Pipeline", StringComparison.Ordinal) => "pipeline",
        "id" when mutation.Contains("Lead", StringComparison.Ordinal) => "lead",
        "stageId" => "otherStage",
        "stageIds" => "stage",
        "departmentId" or "franchiseId" or "sourceId" or "pipelineId" or "teamId" or "productId" => path.Split('.')[^1][..^2],
        "items" => "product",
        "productGroupId" => "group",
        "assigneeIds" => "user",
        "incentiveIds" or "packageIds" or "surveyIds" => path.Split('[')[0][..^3],
        "contactId" or "contactIds" => "contact",
        "categoryId" => "category",
        "classificationId" => "classification",
        "paymentTermsId" => "paymentTerms",
        "billingAddressId" => "address",
        "accountId" => "account",
        "transferToAccountId" => "otherAccount",
        "id" when mutation == "setThirdPartyIds" => choice == 0 ? "contact" : "account",
        "id" when mutation.EndsWith("SavedFilter", StringComparison.Ordinal) => "filter",
        "id" when mutation.EndsWith("CustomLabel", StringComparison.Ordinal) => "label",
        "id" when mutation.EndsWith("CustomField", StringComparison.Ordinal) => "field",
        "id" when mutation.EndsWith("Address", StringComparison.Ordinal) => "address",
        "id" when mutation.Contains("Contact", StringComparison.Ordinal) => "contact",
        "id" when mutation.Contains("Account", StringComparison.Ordinal) => "account",
        _ => throw new InvalidOperationException($"which record is {mutation}.{path}? Tell the walk."),
    }];
}
