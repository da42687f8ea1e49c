package dev.backsource.cli.message;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the command line: results in words, progress, warnings, errors and questions. An error names the fault and the remedy. Help texts
 * are with their commands. The caller makes text from elsewhere harmless to a terminal.
 */
public final class Messages {
    /** The beginning of a message beside the results. */
    private static final String PROGRAM = "backsource: ";

    private Messages() {}

    // The command line

    public static String unknownCommand(String typed) {
        return "unknown command \"" + typed + "\"";
    }

    public static String suggestion(List<String> similar) {
        return "  did you mean " + String.join(" or ", similar) + "?";
    }

    /** @param command with the names of its groups, such as {@code backsource keys list} */
    public static String helpOf(String command) {
        return "  usage: " + command + " --help";
    }

    public static String subcommandMissing(String command, Collection<String> subcommands) {
        return command + " requires a subcommand: " + String.join(", ", subcommands);
    }

    public static String internalError(Exception failure) {
        return "internal error, please report it: " + failure;
    }

    public static String interrupted() {
        return "interrupted";
    }

    public static String tooLow(String option, long value) {
        return option + " is " + value + "; use 1 or more";
    }

    public static String invalidDuration(String text) {
        return "invalid duration \"" + text + "\"; use a form such as 500ms, 30s or 2m, up to 24h";
    }

    /** @param left such as {@code 3 h} */
    public static String exceptionEnds(String end, String left) {
        return end + " (" + left + " left)";
    }

    public static String exceptionOver(String end) {
        return end + " (over: certificates are verified)";
    }

    /** The end of an exception without one; as the console has it. */
    public static String noEnd() {
        return "no end: permanent";
    }

    /** @param how to set an end, as a request */
    public static String permanentException(String domain, String how) {
        return noEnd() + ". Until somebody sets full, edges don't verify the certificates of " + domain
                + "'s origins, so anyone on the network path can impersonate an origin. For an exception that ends by"
                + " itself, " + how;
    }

    public static String addEnd() {
        return "add --for 4h or --until TIME";
    }

    public static String setEndThen(String domain) {
        return "run backsource domains set-verification " + domain + " none --for 4h afterwards";
    }

    public static String goOn(String prospect) {
        return prospect + ". Go on?";
    }

    public static String invalidOption(String option, String value, String examples) {
        return option + ": invalid value \"" + value + "\"; use " + examples;
    }

    /** @param choices at least two */
    public static String nothingToSet(String... choices) {
        var last = choices.length - 1;
        return "nothing to set; use " + String.join(", ", List.of(choices).subList(0, last)) + " or " + choices[last];
    }

    /** @param policies all that can be set */
    public static String noPolicyToSet(List<String> policies) {
        return "nothing to set; use one of " + String.join(", ", policies) + ", or --dynamic with one of them";
    }

    public static String invalidSwitch(String value) {
        return "invalid value \"" + value + "\"; use on or off";
    }

    public static String originExamples(String form) {
        return form + ", such as 203.0.113.10:443 or origin.example.com:80,secondary,weight=5";
    }

    public static String roleExamples() {
        return "a form such as operator, operator@team:shop or viewer@*.shop.example.com";
    }

    public static String quotaExamples() {
        return "a form such as domains=100 or domains=default";
    }

    public static String headerExample() {
        return "NAME: VALUE";
    }

    // Input, output and confirmation

    public static String unreadable(Object name, Throwable failure) {
        return "cannot read " + name + ": " + failure.getMessage();
    }

    /** @param reason the fault at more length than the failure's own message */
    public static String unreadable(Object name, String reason) {
        return "cannot read " + name + ": " + reason;
    }

    public static String unwritable(Object name, Throwable failure) {
        return "cannot write " + name + ": " + failure.getMessage();
    }

    public static String undeletable(Object name, Throwable failure) {
        return "cannot delete " + name + ": " + failure.getMessage();
    }

    public static String tooLarge(Object name, int mostBytes) {
        return name + " exceeds the limit of " + mostBytes + " bytes; check that it is the right file";
    }

    public static String standardInput() {
        return "standard input";
    }

    public static String outputFailed(Throwable failure) {
        return "cannot write the output: " + failure.getMessage() + "; the printed results are incomplete";
    }

    public static String inputLineTooLong(int most) {
        return "the line on standard input exceeds the limit of " + most + " characters; check the input";
    }

    public static String confirmation(String question) {
        return question + " [y/N] ";
    }

    /** @param remedy such as {@link #useYes} */
    public static String confirmationUnavailable(String question, String remedy) {
        return question + " Confirmation requires a terminal; " + remedy;
    }

    public static String useYes() {
        return "use --yes";
    }

    public static String useYesOrDryRun() {
        return "use --yes, or --dry-run for a preview. Nothing was written";
    }

    public static String echoUnavailable() {
        return "the terminal cannot hide typed text; use --key-file, or pass the key on standard input";
    }

    public static String invalidDocument(String name, String reason) {
        return "-f: " + name + " is neither JSON nor YAML: " + reason;
    }

    public static String invalidBatch(String name) {
        return "-f: " + name + " must be a list of changes, or an object with the single field items, such as"
                + " [{\"domain\": \"www.example.com\", \"originProtocolPolicy\": {\"enabled\": false}}]";
    }

    public static String invalidParts(String name) {
        return "-f: " + name + " must be an object of parts, such as {\"serving\": {\"enabled\": false}}";
    }

    // Server

    /** @param reason such as {@link #connectionFailed} */
    public static String unreachable(URI server, String reason) {
        return "cannot reach " + server + ": " + reason
                + ". Check that the server is running and the address is correct";
    }

    public static String connectionFailed() {
        return "connection refused, or host unreachable";
    }

    public static String noResponse(URI server, String timeout) {
        return "no response from " + server + " within " + timeout + "; use a longer --timeout";
    }

    public static String notJson(URI server) {
        return "invalid response from " + server + ": not JSON. Check that this is the address of Backsource";
    }

    public static String redirect(URI server) {
        return server + " redirects to another address, and the key is not sent there; use that address as the server";
    }

    public static String brokenResponse(URI server, Throwable failure) {
        return "the response from " + server + " broke off: " + failure.getMessage()
                + "; the printed results are incomplete";
    }

    public static String responseTooLarge(int mostBytes) {
        return "the response exceeds the limit of " + mostBytes + " bytes";
    }

    public static String invalidNextPage() {
        return "invalid link to the next page; the server may be of another version than this command line";
    }

    public static String status(int status) {
        return "the server responded with status " + status;
    }

    /** @param credential the source of the key */
    public static String rejectedKey(String server, String credential) {
        return "\n  " + server + " rejected the key from " + credential
                + ": it may have expired, or be a key for another server. Sign in: backsource login";
    }

    public static String concurrentChange() {
        return "\n  changed by another user meanwhile; review the present state, and run the command again";
    }

    public static String unknownResult() {
        return "no result from the server; the change may have been made. Check the domain, or run the command again";
    }

    public static String laterServer(String fields) {
        return "the server has data that this version cannot read; use the command line of the server's version\n  "
                + fields;
    }

    public static String more(int number) {
        return "and " + number + " more";
    }

    // Event stream

    public static String streamEnded() {
        return "the server ended the stream";
    }

    public static String streamBroken(Throwable failure) {
        return "the stream broke: " + failure.getMessage();
    }

    public static String streamGivenUp(String reason, int connections) {
        return reason + "; gave up after " + connections + " connections in a row without an event, try again later";
    }

    public static String reconnecting(String reason) {
        return PROGRAM + reason + "; reconnecting";
    }

    public static String lineTooLong() {
        return "line too long";
    }

    public static String eventTooLong() {
        return "event too long";
    }

    public static String invalidEventId() {
        return "invalid event id";
    }

    public static String invalidEvent() {
        return "invalid event from the server: not JSON";
    }

    public static String eventsMissing(long shown, long count) {
        return PROGRAM + "timeout after " + shown + " of " + count
                + " events; use a longer --timeout, or --follow for no limit";
    }

    public static String invalidPosition(Path file) {
        return "--position: no stream position in " + file + "; delete the file to start over";
    }

    public static String positionUnreadable(Path file, Throwable failure) {
        return "--position: " + unreadable(file, failure);
    }

    public static String positionUnwritable(Path file, Throwable failure) {
        return "--position: " + unwritable(file, failure);
    }

    // Profiles and keys

    public static String noServer(String serverVariable, String fileVariable) {
        return "no server selected; sign in (backsource login --server URL), set " + serverVariable + " and "
                + fileVariable + ", or start a local stack (./backsource up)";
    }

    public static String otherServer(String profile, URI server) {
        return "profile " + profile + " and its key are for " + server + " only; leave out the profile or the server";
    }

    public static String noKey(URI server, String fileVariable, String tokenVariable) {
        return "no key for " + server + "; set " + fileVariable + " to the path of a key file, set " + tokenVariable
                + ", or sign in: backsource login --server " + server;
    }

    public static String invalidPort(String variable, String value) {
        return variable + " is " + value + "; use a number, as for ./backsource up";
    }

    public static String insecureServer(URI server) {
        return "the key would go to " + server + " without TLS, readable to anyone on the network; use the https"
                + " address, or allow it by --plain-http (plain-http: true in a profile)";
    }

    public static String invalidServer() {
        return "invalid server address; use a form such as https://cdn.example.com, without user and query";
    }

    public static String invalidProfileName(String name) {
        return "invalid profile name \"" + name + "\"; use up to 64 letters, digits, dots, hyphens and underscores";
    }

    public static String unknownProfile(Path file, String name, Collection<String> names) {
        return file + " has no profile \"" + name + "\"; "
                + (names.isEmpty()
                        ? "create it: backsource login --profile " + name
                        : "use one of " + String.join(", ", names));
    }

    public static String invalidProfileFile(Path file) {
        return file + " must be an object with the field profiles";
    }

    /** @param fault such as {@link #mustBeText} */
    public static String invalidProfile(Path file, String profile, String field, String fault) {
        return file + ": profiles." + profile + "." + field + " " + fault;
    }

    public static String unknownField(Collection<String> known) {
        return "is unknown; use one of " + String.join(", ", known);
    }

    public static String keySourceMissing() {
        return "is missing; set token-file, keyring or credential-command";
    }

    public static String mustBeText() {
        return "must be text";
    }

    public static String mustBeBoolean() {
        return "must be true or false";
    }

    public static String mustBeCommand() {
        return "must be a list of the program and its arguments";
    }

    public static String profileSaved(String name, String caller, URI server) {
        return "profile " + name + ": " + caller + " at " + server;
    }

    public static String profileTaken(String name, URI server) {
        return "profile " + name + " is for " + server + "; use --profile with another name";
    }

    public static String profileRemoved(String name) {
        return "profile " + name + " removed";
    }

    public static String keyStaysValid() {
        return "An access key stays valid after a logout, until backsource keys disable or delete. Run that before the"
                + " logout, or with another key.";
    }

    public static String defaultProfile(String name, URI server) {
        return "default profile: " + name + " at " + server;
    }

    public static String defaultOverridden() {
        return "BACKSOURCE_PROFILE or BACKSOURCE_SERVER is set here, and takes precedence over the default";
    }

    public static String noDefaultProfile() {
        return "no default profile; use --profile";
    }

    public static String serverMissing() {
        return "--server is missing; use an address such as https://cdn.example.com";
    }

    public static String keyWithIssuer() {
        return "--issuer takes no access key; leave out --key-file and --keyring";
    }

    public static String keyPrompt(String server) {
        return "Access key for " + server + ": ";
    }

    public static String invalidKey() {
        return "invalid access key; type one such as bsk_..., pass it on standard input, or use --key-file";
    }

    public static String invalidToken(String source) {
        return source + " has characters that are not valid in a token; set it to the token alone";
    }

    public static String invalidTokenFile(Path file) {
        return "no token in " + file + "; the file must have one line, the token or its header";
    }

    public static String tokenFileMissing(Path file) {
        return file + " not found; sign in (backsource login), or use another file";
    }

    /** @param quoted the path as a shell takes it */
    public static String exposedSecret(Path file, String quoted) {
        return file + " holds a secret, and other users have access to it; run chmod 600 " + quoted;
    }

    public static String sourceVariable(String variable) {
        return "the variable " + variable;
    }

    public static String sourceProgram(String program) {
        return "the program " + program;
    }

    public static String sourceKeyring() {
        return "the keyring";
    }

    public static String sourceInput() {
        return "the input";
    }

    public static String sourceSession(Path file) {
        return "the session at the provider, in " + file;
    }

    public static String sourceSignIn() {
        return "the sign-in at the provider";
    }

    public static String noKeyInKeyring(String profile) {
        return "no key for profile " + profile + " in the keyring; run backsource login --profile " + profile
                + " --keyring";
    }

    public static String noKeyring() {
        return "no keyring found: neither secret-tool nor security is on the path. Leave out --keyring to keep keys in"
                + " files";
    }

    public static String noTokenPrinted(String program) {
        return program + ", the profile's credential-command, printed no token; check the command";
    }

    public static String programTooSlow(String program, long seconds) {
        return program + " took longer than " + seconds + " s; run it in a terminal to find the cause";
    }

    public static String programFailed(String program, int status) {
        return program + " failed with exit code " + status + "; see its message above";
    }

    public static String programNotRun(String program, Throwable failure) {
        return "cannot run " + program + ": " + failure.getMessage();
    }

    public static String programInterrupted(String program) {
        return program + " was interrupted";
    }

    public static String lockedByAnotherRun(Path file, Duration waited) {
        return file + " has been locked by another run of backsource for " + waited.toSeconds() + " s; try again";
    }

    // OpenID provider

    public static String enterCode(String page, String code) {
        return "Open " + page + " in a browser, and enter the code " + code;
    }

    public static String noDeviceFlow(URI issuer) {
        return issuer + " does not support the device flow; leave out --issuer, and use an access key";
    }

    public static String providerStatus(URI endpoint, int status) {
        return endpoint + " responded with status " + status;
    }

    public static String providerBusy(URI endpoint, int status) {
        return providerStatus(endpoint, status) + "; try again later";
    }

    public static String providerBusySessionKept(URI endpoint, int status) {
        return providerStatus(endpoint, status) + "; the session is kept, try again later";
    }

    public static String notAnIssuer(URI url, int status) {
        return providerStatus(url, status) + "; check --issuer";
    }

    public static String otherIssuer(URI url) {
        return url + " is the metadata of another issuer; check --issuer";
    }

    public static String invalidProvider(URI url, String reason) {
        return "no valid response from the OpenID provider at " + url + ": " + reason
                + "; check the address, or try again later";
    }

    public static String providerTimeout(Duration timeout) {
        return "no response within " + timeout.toSeconds() + " s";
    }

    public static String providerNotJson(int status) {
        return "status " + status + " without JSON";
    }

    public static String noAccessToken() {
        return "no access token in the provider's response; check the client's registration at the provider";
    }

    public static String invalidEndpoint(String name) {
        return "the provider's " + name + " is not a valid address; check the provider's metadata";
    }

    public static String codeUnused() {
        return "the code expired without a sign-in; run backsource login again";
    }

    public static String codeExpired() {
        return "the code has expired; run backsource login again";
    }

    public static String codeExpiredUnreachable(String reason) {
        return "the code expired while the provider was unavailable; run backsource login again\n  " + reason;
    }

    public static String signInDeclined() {
        return "sign-in declined";
    }

    public static String signInRefused(String error, String description) {
        return "the provider refused the sign-in: " + error + " " + description
                + "; check that the client is registered there for the device flow";
    }

    public static String noReason() {
        return "no reason given";
    }

    public static String sessionExpired(String profile) {
        return "the session at the provider has expired; run backsource login --profile " + profile;
    }

    public static String providerNotTrusted() {
        return "\n  the sign-in at the provider succeeded; check that the server's settings have this provider, and the"
                + " audience of its tokens";
    }

    // Domains, rollouts and edges

    public static String revisionOf(String domain, String revision) {
        return "revision " + revision + " of " + domain;
    }

    public static String purgeOf(String domain, String purge) {
        return "purge " + purge + " of " + domain;
    }

    public static String purge(String id) {
        return "purge " + id;
    }

    /** That many domains lose TLS to the origin. */
    public static String losesTls(long domains) {
        return numbers(
                domains == 1 ? "%,d domain loses TLS to the origin" : "%,d domains lose TLS to the origin", domains);
    }

    /** As {@link #losesTls}, as a question. */
    public static String losesTlsQuestion(long domains) {
        return goOn(losesTls(domains));
    }

    public static String applyingEdges(long edges) {
        return numbers(edges == 1 ? "%,d edge will apply it" : "%,d edges will apply it", edges);
    }

    public static String failing(long findings) {
        return numbers(findings == 1 ? "%,d port or gate fails" : "%,d ports or gates fail", findings);
    }

    /** The number of domains that a change is tried out for. */
    public static String changing(long domains) {
        return numbers(domains == 1 ? "%,d domain changes" : "%,d domains change", domains);
    }

    public static String refused(long items) {
        return numbers("%,d refused", items);
    }

    public static String notFullyChecked(long domains) {
        return numbers(domains == 1 ? "%,d domain not fully checked" : "%,d domains not fully checked", domains);
    }

    public static String cachesUnusable(long domains) {
        return numbers(
                domains == 1 ? "stored responses of %,d domain unusable" : "stored responses of %,d domains unusable",
                domains);
    }

    public static String unchecked() {
        return "edges would connect otherwise, and it is not fully known whether that works";
    }

    /** Not all stored responses remain usable as they are. */
    public static String cacheUnusable() {
        return "edges fetch or validate stored responses again";
    }

    /**
     * As {@link #cacheUnusable()}, with its weight.
     *
     * @param fromCache the requests of the last hour that were served without an origin
     * @param requests all of them
     */
    public static String cacheUnusable(long fromCache, long requests) {
        return numbers(
                "%s; %,d of %,d requests of the last hour needed no origin", cacheUnusable(), fromCache, requests);
    }

    /**
     * The requests of the last hour to a domain that is removed.
     *
     * @param more whether there may be more than are known
     */
    public static String ended(long requests, boolean more) {
        if (more && requests == 0) {
            return "no known request of the last hour would have no domain";
        }
        return numbers(
                requests == 1
                        ? "%s%,d request of the last hour would have no domain"
                        : "%s%,d requests of the last hour would have no domain",
                more ? "at least " : "",
                requests);
    }

    public static String endedUnknown() {
        return "unknown how many requests of the last hour would have no domain";
    }

    /** The number of removed domains whose requests of the last hour aren't known in full. */
    public static String endedNotFullyKnown(long domains) {
        return numbers(
                domains == 1
                        ? "not fully known for %,d removed domain how many requests of the last hour it had"
                        : "not fully known for %,d removed domains how many requests of the last hour they had",
                domains);
    }

    public static String domainsRemoved(long domains) {
        return numbers(domains == 1 ? "%,d domain is removed" : "%,d domains are removed", domains);
    }

    public static String toOtherTeam(long domains) {
        return numbers(domains == 1 ? "%,d domain moves to another team" : "%,d domains move to another team", domains);
    }

    public static String restNotTried() {
        return "the rest not tried";
    }

    public static String restNotTriedAfterRefusals() {
        return restNotTried() + " after so many refusals";
    }

    /**
     * The requests of the last hour that get another scheme or port.
     *
     * @param more whether more may move than are known
     * @param undecided those whose target depends on their path
     */
    public static String moved(long moved, boolean more, long undecided) {
        return (more && moved == 0
                        ? "no known request of the last hour moves to another scheme or port"
                        : numberMoved(moved, more))
                + (undecided == 0 ? "" : numbers("; %,d more may, depending on their path", undecided));
    }

    private static String numberMoved(long moved, boolean more) {
        return numbers(
                moved == 1
                        ? "%s%,d request of the last hour moves to another scheme or port"
                        : "%s%,d requests of the last hour move to another scheme or port",
                more ? "at least " : "",
                moved);
    }

    public static String movedUnknown() {
        return "unknown how many requests of the last hour move to another scheme or port: not known from any edge;"
                + " show the domain's traffic, then try again";
    }

    public static String movedNotFullyKnown(long domains) {
        return numbers(
                domains == 1
                        ? "not fully known for %,d domain how many requests of the last hour move"
                        : "not fully known for %,d domains how many requests of the last hour move",
                domains);
    }

    /** The edges whose requests of the last hour are known, wholly or {@code partly}. */
    public static String lastHourKnown(long known, long partly, long edges) {
        return numbers(
                "the whole hour is known from %,d of %,d edges%s",
                known, edges, partly == 0 ? "" : numbers(", a part of it from %,d", partly));
    }

    /** The requests of one client scheme and kind of content, with their targets. */
    public static String requestsOfClass(String client, String kind, long requests, long fromCache, String targets) {
        return numbers(
                requests == 1
                        ? "%s %s: %,d request, %,d from the cache, %s"
                        : "%s %s: %,d requests, %,d from the cache, %s",
                client,
                kind.toLowerCase(Locale.ROOT),
                requests,
                fromCache,
                targets);
    }

    /** An origin with open ports on whose responses a pre-flight has no verdict. */
    public static String notOverHttp(String origin, String reason) {
        return "origin " + origin + " was not checked over HTTP: " + reason;
    }

    /** An origin that was checked over HTTP, but not where its redirects lead. */
    public static String notFollowed(String origin, String reason) {
        return "redirects of origin " + origin + " were not followed beyond its domain: " + reason;
    }

    /**
     * The strongest redirect type that works.
     *
     * @param type empty for none
     */
    public static String strongest(String type, String reason) {
        return (type.isEmpty() ? "none works" : "strongest that works: " + type) + " (" + reason + ")";
    }

    public static String atRevision(String domain, String revision) {
        return domain + " is at revision " + revision;
    }

    /** As {@link #atRevision}, of a dry run. */
    public static String wouldBeAtRevision(String domain, String revision) {
        return domain + " would be at revision " + revision + dryRun();
    }

    public static String dryRun() {
        return " (dry run, nothing changed)";
    }

    public static String revision(String revision) {
        return "revision " + revision;
    }

    public static String progress(String what, boolean complete) {
        return what + (complete ? ", complete" : ", incomplete");
    }

    public static String edgesApplied(long applied, int edges, String what) {
        return applied + " of " + edges + " edges have " + what;
    }

    public static String edgeRefused(String what) {
        return PROGRAM + "an edge refused " + what + "; see the reason: backsource edges";
    }

    /** @param progress the command that shows the progress */
    public static String notInTime(String what, String progress) {
        return PROGRAM + "timeout: " + what + " is not at every edge yet; use a longer --timeout, or follow the"
                + " progress: " + progress;
    }

    /** @param what the missing change, such as {@code revision 3 of www.example.com} */
    public static String unreachableEdges(Collection<String> edges, String what) {
        return PROGRAM + String.join(", ", edges) + (edges.size() == 1 ? " is" : " are")
                + " unreachable and not known to have " + what
                + "; clients there may be served by an earlier revision. Time of the last report: backsource edges."
                + " For an edge that is permanently out of service: backsource edges forget EDGE";
    }

    public static String allDynamic() {
        return "on: all content is dynamic, except by static rules";
    }

    public static String allStatic() {
        return "off: all content is static";
    }

    public static String noDifferences() {
        return "no differences";
    }

    /** An origin whose certificate isn't verified; {@code end} is empty where that has none. */
    public static String unverified(String end) {
        return end.isEmpty() ? "unverified" : "unverified until " + end;
    }

    /**
     * The age of port states.
     *
     * @param checkedAt a time since which every known state was measured; empty where none is known
     * @param changedAt the last change of a state; empty where none was reported
     */
    public static String portsChecked(String revision, String checkedAt, String changedAt) {
        var checked = checkedAt.isEmpty() ? "" : ", known states measured at " + checkedAt + " or later";
        var changed = changedAt.isEmpty() ? ", ports not checked yet" : checked + ", last change at " + changedAt;
        return revision(revision) + changed;
    }

    public static String finding(String severity, String code, String gate, String since) {
        return severity + " " + code + (gate.isEmpty() ? "" : " at gate " + gate) + ", since " + since;
    }

    public static String measuredAt(String time) {
        return ", measured at " + time;
    }

    /** The detail of an alert whose ports aren't checked: it may have ended. */
    public static String notCheckedSince(String time, String detail) {
        return "not checked since " + time + "; fired then: " + detail;
    }

    public static String lastMeasuredAt(String time) {
        return ", last measured at " + time + "; unknown now";
    }

    /** The edges of a finding; {@code names} are some of {@code number}. */
    public static String byEdges(int number, List<String> names) {
        var more = number > names.size() ? " and " + (number - names.size()) + " more" : "";
        return (number == 1 ? "by edge " : "by " + number + " edges: ") + String.join(", ", names) + more;
    }

    public static String atOrigin(String origin, String ports) {
        return " at " + origin + ", ports " + ports;
    }

    public static String pendingChanges(String number, String since, boolean someEdges) {
        return number + " changes in progress; data since " + since
                + (someEdges ? "; some edges are not included" : "");
    }

    public static String linesDropped(String number) {
        return number + " more requests left out; narrow the tail with --status or --sample";
    }

    /** Gate and finding of a failed request, empty for none, as the edges' logs have them; with a space before it. */
    public static String failureOf(String gate, String finding) {
        return gate.isEmpty() ? "" : " [" + (finding.isEmpty() ? "" : finding + ", ") + "gate " + gate + "]";
    }

    /** @param others names and states, comma-separated; empty for none */
    public static String edgesOfTail(String listening, String registered, String others) {
        return listening + " of " + registered + " edges send their requests"
                + (others.isEmpty() ? "" : "; not: " + others);
    }

    public static String reportingEdges(String number, String all, String since, boolean requested) {
        return number + " of " + all + " edges report the domain; data since " + since
                + (requested
                        ? ""
                        : "; not requested, for too many other domains or without Kafka: edges report this one if it is busy");
    }

    public static String differingDomains(String state, String number) {
        return state + ", " + number + " domains differ";
    }

    public static String republished(String number) {
        return number + " domains published again";
    }

    public static String noScope() {
        return "nothing to purge; use --url, --prefix or --everything (the first two several times or together), or"
                + " --list or --id to show purges";
    }

    public static String scopeWithList() {
        return "--list and --id show purges, and take no scope; use only one of them, or a scope";
    }

    public static String noTeam() {
        return "no team selected; use its id, or --none alone";
    }

    public static String noPortsToSet() {
        return "no ports selected; use --http, --https or both, or --none alone";
    }

    public static String noSingleChange() {
        return "one change per request; use --http and --https, or --policy, --dynamic and -f";
    }

    public static String noRolloutOfPorts() {
        return "--progressive is for --policy, --dynamic and -f; ports are granted for all requests at once";
    }

    public static String removalQuestion(String domain, URI server) {
        return "Remove " + domain + " from " + server + "?";
    }

    public static String nothingRemoved() {
        return "nothing was removed";
    }

    public static String forgetQuestion(String edge, URI server) {
        return "Forget the edge " + edge + " at " + server + "?";
    }

    public static String forgotten(String edge) {
        return "edge " + edge + " forgotten";
    }

    public static String nothingForgotten() {
        return "nothing was forgotten";
    }

    public static String repairQuestion(URI server) {
        return "Publish the differing domains again at " + server + "?";
    }

    public static String nothingPublished() {
        return "nothing was published";
    }

    /**
     * @param ports empty for another change
     * @param base empty for a change that can be approved at any revision
     * @param revision empty before the approval
     */
    public static String changeRequest(
            String id, String domain, String ports, String base, String state, String revision) {
        return "change request " + id + " for " + domain
                + (ports.isEmpty() ? "" : " (" + ports + ")")
                + (base.isEmpty() ? "" : " at revision " + base)
                + " is " + state
                + (revision.isEmpty() ? "" : ", as revision " + revision);
    }

    public static String replacedBy(String revision) {
        return "replaced by " + revision;
    }

    /**
     * @param edges such as {@code all 2} or {@code 998 of 1000}
     * @param time with its unit
     */
    public static String appliedAfter(String edges, String time) {
        return edges + " edges after " + time;
    }

    // Progressive rollouts

    public static String stepExamples() {
        return "ascending percentages such as 1,5,25,50";
    }

    public static String wholeSeconds() {
        return "whole seconds";
    }

    public static String noProgressiveRollout(String domain) {
        return domain + " has no progressive rollout; start one by --progressive, as in backsource policy set " + domain
                + " HTTPS --progressive";
    }

    public static String progressiveRollout(String id, String domain) {
        return "progressive rollout " + id + " of " + domain + " is";
    }

    public static String startedBy(String time, String person) {
        return (time.isEmpty() ? "at an unknown time" : time) + (person.isEmpty() ? "" : " by " + person);
    }

    public static String since(String time) {
        return "since " + time;
    }

    /** Each may be {@code unknown}, as in all texts of progressive rollouts. */
    public static String progressiveStep(String step, String steps, String share) {
        return step + " of " + steps + ", " + share + " of the resources";
    }

    /** A step's revision among other events. */
    public static String progressiveStepOf(String rollout, String step, String share) {
        return "step " + step + " of progressive rollout " + rollout + ", " + share;
    }

    /** @param candidate as {@link #resources} */
    public static String progressiveArms(
            String candidate, String candidateDiscordant, String baseline, String baselineDiscordant) {
        return "candidate " + candidate + ", " + candidateDiscordant + " discordant; baseline " + baseline + ", "
                + baselineDiscordant + " discordant";
    }

    public static String progressiveEvidence(String evidence) {
        return evidence + " of the 10,000 that abort it";
    }

    public static String progressiveProgress(String step, String arms, String evidence, String awaited) {
        return "step " + step + ": " + arms + "; evidence " + evidence + "; waits for " + awaited;
    }

    public static String progressiveBegins(String step) {
        return "step " + step + "; no counts yet";
    }

    /** @param detail such as {@code step 2 of 4 at 5 %} */
    public static String operationOfRollout(String operation, String detail) {
        return (operation.startsWith("rollout") ? "" : operation + ", ") + "rollout " + detail;
    }

    public static String nothingAwaited() {
        return "nothing";
    }

    public static String awaitedTime(String until) {
        return "the bake time until " + until;
    }

    public static String awaitedEdges(String missing) {
        return missing.equals("1") ? "1 edge" : missing + " edges";
    }

    public static String awaitedHolding(String holding) {
        return holding.equals("1") ? "1 edge that holds" : holding + " edges that hold";
    }

    public static String awaitedReach() {
        return "an edge in reach";
    }

    public static String awaitedOutcomes(String seen, String needed) {
        return seen + " of " + needed + " outcomes";
    }

    /** @param number {@code unknown} where it is */
    public static String resources(String number) {
        return switch (number) {
            case "1" -> "1 resource";
            case "unknown" -> "an unknown number of resources";
            default -> number + " resources";
        };
    }

    /** As {@link #resources}, of an earlier response. */
    public static String resourcesAtLeast(String number) {
        return (number.equals("unknown") ? "" : "at least ") + resources(number);
    }

    /**
     * @param state such as {@code aborted}
     * @param resources as {@link #resources}; may be empty
     * @param reason may be empty
     * @param aborting the edges that aborted
     */
    public static String progressiveEnd(
            String state, String share, String resources, String reason, List<String> aborting) {
        return state + " at " + share
                + (resources.isEmpty() ? "" : " after " + resources)
                + (reason.isEmpty() ? "" : ": " + reason)
                + (aborting.isEmpty() ? "" : " (aborted at " + enumerated(aborting) + ")");
    }

    /** @param frozen as {@link #progressiveEnd} */
    public static String overFreeze(String frozen, String effect) {
        return "the rollout is " + frozen + "; " + effect;
    }

    public static String promotesOverAbort() {
        return "promoted, all requests take the candidate, at the edges that aborted, too";
    }

    public static String resumesOverAbort() {
        return "resumed, it goes on at the other edges, and only later aborts count";
    }

    public static String progressiveGoesOn(String domain) {
        return PROGRAM + "timeout: the progressive rollout of " + domain + " goes on; follow it: backsource progressive"
                + " show " + domain + " --watch";
    }

    public static String progressiveStopped(String domain) {
        return PROGRAM + "the share stays until somebody decides: backsource progressive resume " + domain
                + ", or promote, or abort";
    }

    public static String unknownState(String state) {
        return "the server has the state " + state + ", which this version does not know; use the command line of the"
                + " server's version";
    }

    public static String rolloutUnderWay(String rollout, String state, String step, String share) {
        return "progressive rollout " + rollout + " (" + state + ", step " + step + ", " + share + ")";
    }

    /**
     * A progressive rollout that a plan would end.
     *
     * @param rollout as {@link #rolloutUnderWay}
     */
    public static String rolloutReplaced(String rollout) {
        return "ends " + rollout + "; its candidate is dropped";
    }

    /** @param rollout as {@link #rolloutUnderWay} */
    public static String inRollout(String domain, String rollout) {
        return "= " + domain + " is already in " + rollout;
    }

    public static String rolloutsBegun(long rollouts) {
        return numbers("%,d already in a progressive rollout", rollouts);
    }

    /** @param step from 1 */
    public static String goesByRollout(String rollout, String domain, String step, String share) {
        return "the change goes out by progressive rollout " + rollout + ": step " + step + ", " + share
                + " of the resources; follow it: backsource progressive show " + domain + " --watch";
    }

    public static String movedAfterRollout(String rollout) {
        return "the domain is in progressive rollout " + rollout
                + ", which a move to another team would end; run the command again once it has ended";
    }

    public static String planSteps(String shares) {
        return "steps " + shares;
    }

    public static String planBake(String seconds) {
        return "bake time " + seconds + " s";
    }

    public static String planOutcomes(String outcomes) {
        return "outcomes " + outcomes;
    }

    public static String planPatience(String seconds) {
        return "patience " + seconds + " s";
    }

    public static String defaultPlan() {
        return "the default plan";
    }

    /** @param plan the settings of its steps */
    public static String progressiveBy(String plan) {
        return "progressive rollout by " + plan;
    }

    /**
     * @param mode empty for the server's
     * @param plan as of {@link #progressiveBy}
     */
    public static String teamRollout(String mode, String plan) {
        return "  changes go out " + (mode.isEmpty() ? "as the server has it" : mode) + "; progressive ones by " + plan;
    }

    public static String invalidRolloutMode(String mode) {
        return "invalid mode \"" + mode + "\"; use progressive or immediate, or default without other options";
    }

    /** @param age with its unit */
    public static String holding(String domains, String reason, String age) {
        return "HOLDING " + domains + (domains.equals("1") ? " domain (" : " domains (") + reason + ") for " + age;
    }

    public static String releaseQuestion(long domains, URI server) {
        return numbers(
                "Have all edges at %s apply the present states of the %,d domains that they hold?", server, domains);
    }

    public static String nothingReleased() {
        return "nothing was released";
    }

    public static String releaseProgress(long domains, String last) {
        return numbers("%,d published again, up to %s", domains, last);
    }

    public static String released(long domains) {
        return numbers("%,d domains published again", domains);
    }

    public static String confirmDomains(long domains) {
        return "check that so many are meant; if they are, run the command again with --confirm-domains " + domains;
    }

    public static String rolloutsEnded(long rollouts) {
        return numbers(rollouts == 1 ? "ends %,d progressive rollout" : "ends %,d progressive rollouts", rollouts);
    }

    // Restores and freezes

    public static String restoreOperands() {
        return "restore takes a domain and a revision; or --at TIME with domains, --team, --query or --all";
    }

    public static String invalidRevision(String text) {
        return "\"" + text + "\" is no revision; to restore domains to a time, use --at TIME";
    }

    public static String timeExample() {
        return "a time as in RFC 3339, such as 2026-12-01T03:00:00Z";
    }

    public static String restoreScope() {
        return "--at takes either domains, --team, --query or --all";
    }

    public static String noRevisionOfManyDomains() {
        return "--at takes neither --if-match nor --wait";
    }

    public static String tooManyDomains(int most) {
        return "--at takes up to " + most + " domains; use --team, --query or --all, or run the command several times";
    }

    public static String restoreQuestion(String time, URI server) {
        return "Restore domains of " + server + " to " + time + "?";
    }

    /** @param totals of a dry run */
    public static String restoreQuestion(String time, URI server, String totals) {
        return "Restore domains of " + server + " to " + time + " (" + totals + ")?";
    }

    public static String nothingRestored() {
        return "nothing was restored";
    }

    /** @param totals by outcome; empty for none */
    public static String restoreTotals(String totals) {
        return totals.isEmpty() ? "no domain was changed since then" : totals;
    }

    public static String restoreProgress(int domains, String last) {
        return domains + " domains done, up to " + last;
    }

    public static String restoreBrokenOff(String reason) {
        return "the restore was broken off; run the command again to continue. " + reason;
    }

    public static String restoreUnknown(String reason) {
        return "the restore was broken off, and further domains may be restored; run the command again to continue. "
                + reason;
    }

    public static String restoreWithoutEnd() {
        return "the server repeats its results without an end";
    }

    public static String frozen(String since, String by, String reason) {
        return "changes are frozen since " + since + " by " + by + ": " + reason;
    }

    public static String notFrozen() {
        return "changes are not frozen";
    }

    // Batches

    public static String batchProgress(int results, int items) {
        return results + " of " + items + " done";
    }

    /** @param first the first item of the batch, from 0 */
    public static String batchNotMade(int first, int last, int items, String reason) {
        return "items " + first + " to " + last + " of " + items
                + " (the first is 0) were not applied, nor any later item: " + reason;
    }

    /** @param first the first item of the batch, from 0 */
    public static String batchUnknown(int first, int last, int items, String reason) {
        return "unknown result for items " + first + " to " + last + " of " + items + " (the first is 0)"
                + (last + 1 == items ? "" : "; later items were not applied")
                + ". Run the command again: changes are repeated; a created domain, or an outdated expectedRevision, is"
                + " refused.\n" + reason;
    }

    public static String warning(String code) {
        return "warning " + code;
    }

    // Keys, accounts and teams

    public static String deletionQuestion(String kind, String id, URI server) {
        return "Delete the " + kind + " " + id + " from " + server + "?";
    }

    public static String deleted(String kind, String id) {
        return kind + " " + id + " deleted";
    }

    public static String receiver(String id, String name, String kind, String address) {
        return id + "  " + name + ", " + kind + " at " + address;
    }

    /** @param team null for all */
    public static String receiverChoice(@Nullable String team, String severity) {
        return "Alerts of " + (team == null ? "all domains and the fleet" : "team " + team) + ", from "
                + severity.toLowerCase(Locale.ROOT) + " on";
    }

    /** Each time is null where there is none. */
    public static String receiverState(
            long pending,
            @Nullable String acceptedAt,
            @Nullable String failingSince,
            @Nullable String error,
            @Nullable String errorAt,
            @Nullable String nextAttemptAt) {
        return ": " + pending + " waiting"
                + (acceptedAt == null ? ", nothing accepted yet" : ", last accepted " + acceptedAt)
                + (failingSince == null ? "" : ", failing since " + failingSince)
                + (error == null ? "" : ", last error" + (errorAt == null ? "" : " at " + errorAt) + ": it " + error)
                + (nextAttemptAt == null ? "" : ", next attempt " + nextAttemptAt);
    }

    public static String emptySecret(String file) {
        return file + " is empty";
    }

    public static String secretFileMissing() {
        return "--secret-file: required for webhooks, whose messages are signed, and for no other kind";
    }

    public static String secretFileExists(Path file) {
        return "--secret-file: " + file + " already exists, and may hold a secret; use another name";
    }

    public static String receiverDeleted(String id) {
        return "\n  The receiver " + id + " was deleted";
    }

    public static String testQueued(String id) {
        return "test message for " + id + " queued; its outcome: backsource receivers show " + id;
    }

    public static String acknowledged(String alert) {
        return alert + " acknowledged; webhooks aren't told of it again until it ends";
    }

    public static String acknowledgementWithdrawn(String alert) {
        return "acknowledgement of " + alert + " withdrawn";
    }

    public static String nothingDeleted() {
        return "nothing was deleted";
    }

    public static String stateOf(String kind, String id, String name, String state) {
        return kind + " " + id + " (" + name + ") is " + state;
    }

    public static String ownerDeleted() {
        return "owner deleted";
    }

    public static String expiryMissing(String expiry) {
        return "--expires is missing; the present key expires at " + expiry + ", so the new one needs an expiry, too";
    }

    public static String keyFileExists(Path file) {
        return "--key-file: " + file + " already exists, and may hold a key; use another name";
    }

    public static String keyMayExist() {
        return "\n  A key may have been created whose secret is lost: find it (backsource keys list), and delete it"
                + " (backsource keys delete KEY)";
    }

    public static String keyDeleted(String id) {
        return "\n  The key " + id + " was deleted";
    }

    public static String keyNotDeleted(String id, String reason) {
        return "\n  The key " + id + " still exists, and could not be deleted: " + reason
                + "\n  Delete it: backsource keys delete " + id;
    }

    public static String unusableKey() {
        return "invalid response from the server: the created key has no usable secret";
    }

    public static String keyNotPrinted() {
        return "cannot print the key; its secret is lost";
    }

    public static String keyPrinted(String id, String name) {
        return "key " + id + " (" + name + "); it is not shown again";
    }

    public static String keyWritten(String id, String name, Path file) {
        return "key " + id + " (" + name + ") is in " + file;
    }

    public static String disableLater(String id) {
        return "once the new key is in use: backsource keys disable " + id;
    }

    public static String keyDisabled(String id) {
        return "key " + id + " is disabled";
    }

    public static String passwordPrompt(String username) {
        return "Password for " + username + ": ";
    }

    public static String passwordMissing() {
        return "no password; type one, pass it on standard input, or use --password-file";
    }

    public static String team(String id, String name, String created) {
        return "team " + id + " (" + name + "), created " + created;
    }

    public static String quota(String name, String used, String most) {
        return "  " + name + ": " + used + " of " + most;
    }

    public static String callerOf(String name, String kind, String id) {
        return name + " (" + kind + " " + id + ")";
    }

    public static String callerAt(URI server, String profile, String credential) {
        return "  at " + server + ", profile " + profile + ", key from " + credential;
    }

    // Raw requests and exports

    public static String nameOfResponse() {
        return "api prints the server's response; use -o json or -o yaml";
    }

    public static String keyInHeader() {
        return "-H: the key comes from the profile; use --profile for another one";
    }

    public static String invalidMethod(String method, List<String> methods) {
        return "invalid method \"" + method + "\"; use one of " + String.join(", ", methods);
    }

    public static String invalidPath(String path) {
        return "invalid path \"" + path + "\"; use one such as /domains/www.example.com, percent-encoded as in a URL";
    }

    public static String invalidBody(String reason) {
        return "-d: not JSON: " + reason;
    }

    public static String exportFormat() {
        return "-o: an export has one format, lines of JSON; for others use backsource audit list";
    }

    // Domains as files

    public static String invalidFiles(@Nullable String faults) {
        return "invalid files; nothing was written\n" + faults;
    }

    public static String emptyFile() {
        return "no domain found; check the path and the checkout, or use --allow-empty";
    }

    public static String teamWithoutPrune() {
        return "--team limits the removals of --prune; add --prune, or leave out --team";
    }

    public static String withoutDryRun(String option) {
        return option + " needs --dry-run; add it, or leave out " + option;
    }

    public static String writeQuestion(String plan, URI server) {
        return plan + ": write to " + server + "?";
    }

    public static String nothingWritten() {
        return "nothing was written";
    }

    public static String tooManyRemovals(int removals, int present) {
        return "--prune would remove " + removals + " of " + present
                + " domains, more than half of them; nothing was written.\n"
                + "Check that -f names all the files. If it does, use --prune-all instead of --prune";
    }

    public static String plan(int additions, int changes, int removals, int unchanged) {
        return numbers(
                "%,d to add, %,d to change, %,d to remove, %,d unchanged", additions, changes, removals, unchanged);
    }

    public static String removed(String domain) {
        return "- " + domain + " is removed";
    }

    public static String written(long done, int all) {
        return numbers("%,d of %,d written", done, all);
    }

    public static String writtenIn(long done, int all, double seconds) {
        return numbers("%,d of %,d written in %.1f s", done, all, seconds);
    }

    public static String brokenOff(long done, int all, String reason) {
        return written(done, all) + ". Run the command again to resume.\n" + reason;
    }

    public static String refusals(int refused, int untried) {
        return numbers("%,d refused; %,d not tried", refused, untried);
    }

    public static String removalsNotTried(long removals) {
        return numbers("%,d removals not tried: fix the refusals, then run the command again", removals);
    }

    public static String edgeHas(String edge, int applied, int all) {
        return edge + numbers(" has %,d of %,d", applied, all);
    }

    public static String allChanges() {
        return "all changes";
    }

    public static String applyNotInTime() {
        return PROGRAM + "timeout: not every edge has all changes yet; use a longer --timeout, or run the command again"
                + " to check that all is written";
    }

    public static String edgeRefusal(String edge, String domain, String state, String reason) {
        return edge + " has not applied " + domain + " (" + state + "): " + reason;
    }

    public static String changedMeanwhile(String domain, long revision) {
        return domain + " was changed by another user meanwhile, and is at revision " + revision;
    }

    public static String changedMeanwhile(String domain) {
        return domain + " was changed by another user meanwhile";
    }

    public static String removedMeanwhile(String domain) {
        return domain + " was removed by another user meanwhile";
    }

    public static String leftUnchanged(String conflict) {
        return conflict + "; it is left unchanged. Run the command again to see the differences";
    }

    public static String exported(int domains, String folder, int written) {
        return domains + (domains == 1 ? " domain in " : " domains in ") + folder + ", " + written
                + (written == 1 ? " file" : " files") + " new or changed";
    }

    public static String folderNotEmpty() {
        return "the folder is not empty; use an empty one, or --overwrite";
    }

    public static String grantedPorts(String ports) {
        return "An administrator granted custom ports: " + ports
                + ". Request others with `backsource change-requests create`.";
    }

    public static String grantedPortsInFile() {
        return "custom ports cannot be set by files, an administrator grants them; remove the field, and request the"
                + " ports with `backsource change-requests create`";
    }

    public static String duplicateDomain(String domain, String place) {
        return "domain " + domain + " is already at " + place + "; keep one";
    }

    public static String duplicateField(String name) {
        return "duplicate field \"" + name + "\"; keep one";
    }

    public static String duplicateEntry() {
        return "duplicate entry; keep one";
    }

    public static String fileMissing() {
        return "file not found";
    }

    public static String notAFile() {
        return "not a regular file";
    }

    public static String fileUnreadable(String reason) {
        return "cannot read: " + reason;
    }

    public static String fileTooLarge(int mostBytes) {
        return "more than " + mostBytes + " bytes; split it into several files";
    }

    public static String notUtf8() {
        return "not UTF-8 from here on; save it as UTF-8";
    }

    public static String folderTooDeep(int most) {
        return "deeper than " + most + " folders; move the files up";
    }

    public static String tooManyFiles(int most) {
        return "more than " + most + " files; pass its subfolders in several runs";
    }

    public static String invalidYaml(String reason) {
        return "not YAML: " + reason;
    }

    public static String invalidCharacter(int codePoint) {
        return "a character that YAML does not allow: U+%04X".formatted(codePoint);
    }

    public static String tooDeep(int most) {
        return "nested more than " + most + " levels deep";
    }

    public static String tooManyValues(int most) {
        return "the document has more than " + most + " values, aliases expanded";
    }

    public static String fieldNameNotText() {
        return "a field's name must be text";
    }

    public static String taggedValue(String tag) {
        return "a value has the tag \"" + tag + "\"; use plain values, without tags";
    }

    public static String missingField(String name) {
        return name + " is missing; add it";
    }

    public static String unknownDomainField(String known) {
        return "unknown field; use one of " + known;
    }

    public static String wrongType(String type, String found) {
        return "must be " + type + found;
    }

    public static String wrongSize(int size, String bounds) {
        return "has " + size + " entries; it must have " + bounds;
    }

    public static String outOfRange(long number, String bounds) {
        return "is " + number + "; it must be " + bounds;
    }

    public static String wrongChoice(String value, String choices) {
        return "is \"" + value + "\"; it must be one of " + choices;
    }

    public static String typeObject() {
        return "an object with fields";
    }

    public static String typeList() {
        return "a list";
    }

    public static String typeInteger() {
        return "an integer";
    }

    public static String typeBoolean() {
        return "true or false";
    }

    public static String typeText() {
        return "text";
    }

    public static String valueMissing() {
        return ", and has no value; set one, or remove the field";
    }

    public static String notObject() {
        return ", not an object";
    }

    public static String notList() {
        return ", not a list";
    }

    public static String notThatText(String text) {
        return ", not the text \"" + text + "\"";
    }

    /** @param quotable whether quotes would make it text */
    public static String notThat(String value, boolean quotable) {
        return ", not " + value + (quotable ? "; put text in quotes" : "");
    }

    public static String range(String least, String most) {
        return least + " to " + most;
    }

    public static String atLeast(String least) {
        return "at least " + least;
    }

    public static String atMost(String most) {
        return "at most " + most;
    }

    public static String wrongLength(int length, String bounds) {
        return "has " + length + " characters; it must have " + bounds;
    }

    /** Names with commas and {@code and} between them. */
    private static String enumerated(List<String> names) {
        var last = names.size() - 1;
        return (last == 0 ? "" : String.join(", ", names.subList(0, last)) + " and ") + names.get(last);
    }

    private static String numbers(String form, Object... numbers) {
        return String.format(Locale.ROOT, form, numbers);
    }
}
