package dev.backsource.config.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.LoneInstance;
import dev.backsource.config.testing.TeamsOfTests;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who hasn't shown that a name is theirs learns nothing of whether others have it. */
class UnprovenCallsIT {
    private static final String NOT_SHOWN = "DomainOwnerVerifyFail";

    @Test
    void shouldTellADomainOfOthersFromNoneOnlyToWhoHasShownTheName() {
        // Given
        var lone = LoneInstance.ready();
        var client = lone.service().client();
        var keys = new Keys(client);
        var red = TeamsOfTests.make(client);
        var blue = TeamsOfTests.make(client);
        var domain = Client.freshName();
        var another = Client.freshName();
        client.create(domain, 80);
        client.put("/api/v1/domains/" + domain + "/team", "{\"team\": \"" + red + "\"}");
        var owner =
                new CdnCaller(lone.aliyunPort(), keys.ofTeam(red, "operator").token());
        var other =
                new CdnCaller(lone.aliyunPort(), keys.ofTeam(blue, "operator").token());

        // When, Then
        for (var operation : new String[] {"AddCdnDomain", "BatchAddCdnDomain"}) {
            assertThat(other.call(operation, addition(domain)).refusedBy(400, NOT_SHOWN))
                    .contains(domain);
            assertThat(other.call(operation, addition(another)).refusedBy(400, NOT_SHOWN))
                    .contains(another);
            owner.call(operation, addition(domain)).refusedBy(400, "DomainAlreadyExist");
        }
        other.call("BatchAddCdnDomain", addition(another + "," + domain)).refusedBy(400, NOT_SHOWN);
    }

    private static Map<String, String> addition(String names) {
        return Map.of(
                "DomainName",
                names,
                "CdnType",
                "web",
                "Sources",
                "[{\"content\":\"203.0.113.10\",\"type\":\"ipaddr\",\"priority\":\"20\",\"port\":80}]");
    }
}
