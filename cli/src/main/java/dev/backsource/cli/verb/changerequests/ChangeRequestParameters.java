package dev.backsource.cli.verb.changerequests;

import picocli.CommandLine.Parameters;

/** The parameters of verbs on a change request. */
final class ChangeRequestParameters {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REQUEST", description = "request id; see backsource change-requests list")
    private String id = "";

    String domain() {
        return domain;
    }

    String id() {
        return id;
    }
}
