package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Fields;
import java.util.Map;

/** The remedies for a refusal, in the words of the command line: the codes are those of a problem's {@code remedy}. */
final class Remedies {
    static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("add-domain", "add it: backsource domains add {domain}"),
            Map.entry(
                    "add-domain-and-propose",
                    "add {domain} without that, and propose the change on its page in the console"),
            Map.entry("ask-edges", "or ask an edge itself, at its management port"),
            Map.entry("authenticate", "take a key that is valid: backsource login"),
            Map.entry("change-or-remove-domain", "change it, or remove it first: backsource domains remove {domain}"),
            Map.entry("list-access-keys", "those that you administer: backsource keys list"),
            Map.entry("list-accounts", "the console lists those that you administer"),
            Map.entry("list-port-requests", "those that there are: backsource ports list {domain}"),
            Map.entry("list-proposals", "the domain's page in the console lists those that there are"),
            Map.entry("list-purges", "the console lists those of the last days"),
            Map.entry(
                    "propose-change",
                    "propose it with a reason on the domain's page in the console, for a second person to approve"),
            Map.entry(
                    "propose-before-removal",
                    "propose the same of {domain} in the console, and remove it once a second person has approved"),
            Map.entry(
                    "read-and-repeat-item", "look at it: backsource domains show {domain}; then run the command again"),
            Map.entry("read-and-repeat", "look at it: backsource domains show {domain}; then run the command again"),
            Map.entry("read-interface", "the server may be of another version than this command"),
            Map.entry("repeat-with-new-key", "run the command again"),
            Map.entry("repeat-from-own-page", "take an access key: backsource login"),
            Map.entry(
                    "restore-earlier-or-remove",
                    "restore the revision before it, or remove the domain: backsource domains remove {domain}"),
            Map.entry("sign-in-at-provider", "sign in there: backsource login --issuer URL"));

    private Remedies() {}

    /** The fault and its remedy; in the server's own words where it names no remedy that is known here. */
    static String detail(JsonNode problem) {
        var reason = Fields.text(problem.path("reason"));
        var remedy = problem.path("remedy");
        var words = WORDS.get(Fields.text(remedy.path("code")));
        return words == null || reason.isEmpty()
                ? Fields.text(problem.path("detail"))
                : reason + "; " + words.replace("{domain}", Fields.text(remedy.path("domain")));
    }
}
