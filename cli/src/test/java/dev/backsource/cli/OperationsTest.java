package dev.backsource.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The whole interface in a terminal: each operation has a verb, or the page on the command line says that it has none. */
class OperationsTest {
    private static final Pattern OPERATION = Pattern.compile("operationId: (\\w+)");

    /** The verb that has an operation, or one of those that have. */
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("listAccessKeys", "keys list"),
            Map.entry("createAccessKey", "keys create"),
            Map.entry("getAccessKey", "keys rotate"),
            Map.entry("deleteAccessKey", "keys delete"),
            Map.entry("patchAccessKey", "keys disable"),
            Map.entry("listAccounts", "accounts list"),
            Map.entry("createAccount", "accounts create"),
            Map.entry("getAccount", "accounts show"),
            Map.entry("deleteAccount", "accounts delete"),
            Map.entry("patchAccount", "accounts set"),
            Map.entry("listAlerts", "alerts"),
            Map.entry("acknowledgeAlert", "acknowledge"),
            Map.entry("withdrawAcknowledgement", "acknowledge"),
            Map.entry("listReceivers", "receivers list"),
            Map.entry("createReceiver", "receivers create"),
            Map.entry("getReceiver", "receivers show"),
            Map.entry("patchReceiver", "receivers set"),
            Map.entry("testReceiver", "receivers test"),
            Map.entry("deleteReceiver", "receivers delete"),
            Map.entry("listAudit", "audit list"),
            Map.entry("changeDomains", "batch"),
            Map.entry("getCaller", "whoami"),
            Map.entry("listDomains", "domains list"),
            Map.entry("createDomain", "domains add"),
            Map.entry("removeDomain", "domains remove"),
            Map.entry("getDomain", "domains show"),
            Map.entry("setDynamicAcceleration", "apply"),
            Map.entry("patchDynamicAcceleration", "acceleration set"),
            Map.entry("setGrantedPorts", "ports set"),
            Map.entry("patchGrantedPorts", "ports set"),
            Map.entry("getHealth", "health"),
            Map.entry("getOriginProtocolPolicy", "policy show"),
            Map.entry("setOriginProtocolPolicy", "apply"),
            Map.entry("patchOriginProtocolPolicy", "policy set"),
            Map.entry("setOrigins", "apply"),
            Map.entry("patchOrigins", "domains set-origins"),
            Map.entry("preflight", "preflight"),
            Map.entry("recommendPolicy", "recommend"),
            Map.entry("setChangeControl", "apply"),
            Map.entry("patchChangeControl", "apply"),
            Map.entry("requestChange", "change-requests create"),
            Map.entry("listChangeRequests", "change-requests list"),
            Map.entry("getChangeRequest", "change-requests show"),
            Map.entry("approveChangeRequest", "change-requests approve"),
            Map.entry("declineChangeRequest", "change-requests decline"),
            Map.entry("withdrawChangeRequest", "change-requests withdraw"),
            Map.entry("startProgressiveRollout", "progressive start"),
            Map.entry("listProgressiveRollouts", "progressive list"),
            Map.entry("listAllProgressiveRollouts", "progressive list"),
            Map.entry("getProgressiveRollout", "progressive show"),
            Map.entry("pauseProgressiveRollout", "progressive pause"),
            Map.entry("resumeProgressiveRollout", "progressive resume"),
            Map.entry("promoteProgressiveRollout", "progressive promote"),
            Map.entry("abortProgressiveRollout", "progressive abort"),
            Map.entry("requestPurge", "purge"),
            Map.entry("listPurges", "purge"),
            Map.entry("getPurgeRollout", "purge"),
            Map.entry("listRevisions", "history"),
            Map.entry("getRevision", "diff"),
            Map.entry("restoreRevision", "restore"),
            Map.entry("restoreDomains", "restore"),
            Map.entry("getFreeze", "freeze"),
            Map.entry("freeze", "freeze"),
            Map.entry("unfreeze", "unfreeze"),
            Map.entry("getRollout", "rollout"),
            Map.entry("setServing", "domains stop"),
            Map.entry("patchServing", "domains stop"),
            Map.entry("giveDomain", "domains give"),
            Map.entry("listEdges", "edges"),
            Map.entry("removeEdge", "edges forget"),
            Map.entry("releaseMassChange", "edges release"),
            Map.entry("streamEvents", "events"),
            Map.entry("explainRequest", "explain"),
            Map.entry("listAllChangeRequests", "change-requests list"),
            Map.entry("readReconciliation", "reconciliation show"),
            Map.entry("repairPublishedDomains", "reconciliation repair"),
            Map.entry("listTeams", "teams list"),
            Map.entry("createTeam", "teams create"),
            Map.entry("getTeam", "teams show"),
            Map.entry("deleteTeam", "teams delete"),
            Map.entry("patchTeam", "teams set"),
            Map.entry("readTraffic", "traffic"),
            Map.entry("readDomainTraffic", "traffic"),
            Map.entry("tailRequests", "tail"));

    @Test
    void shouldHaveAVerbOrBeNamedAsWithout() throws IOException {
        // Given
        var page = Files.readString(Path.of("../docs/cli.md"));
        var description = Files.readString(Path.of("../docs/openapi.yaml"));

        // When
        var operations = OPERATION
                .matcher(description)
                .results()
                .map(found -> found.group(1))
                .toList();

        // Then
        assertThat(operations).isNotEmpty().containsAll(VERBS.keySet());
        assertThat(operations)
                .allSatisfy(operation -> assertThat(VERBS.containsKey(operation))
                        .as("%s has a verb here, or docs/cli.md names it as one without", operation)
                        .isEqualTo(!page.contains("`" + operation + "`")));
    }

    @Test
    void shouldNameVerbsThatThereAre() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, "", 80, Map.of());
        var program = new Program(new RunContext(new Environment(Map.of()), terminal)).whole();

        assertThat(VERBS.values()).allSatisfy(words -> {
            var command = program;
            for (var word : words.split(" ")) {
                command = command.getSubcommands().get(word);
                assertThat(command).as(words).isNotNull();
            }
        });
    }
}
