package dev.backsource.cli.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The remedies for a server's refusals, in the words of the command line: the codes are those of a problem's {@code remedy}. */
public final class Remedies {
    /** By code; {@code {domain}} stands for the domain's name. */
    public static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("add-domain", "add it: backsource domains add {domain}"),
            Map.entry(
                    "add-domain-and-request-change",
                    "add {domain} without that setting, then request the change: backsource change-requests create"
                            + " {domain}"),
            Map.entry("ask-edges", "or query an edge directly, at its management port"),
            Map.entry("authenticate", "sign in with a valid key: backsource login"),
            Map.entry(
                    "await-end-of-freeze",
                    "wait until it has ended (backsource freeze --status), or ask a global administrator to make the"
                            + " change"),
            Map.entry("change-or-remove-domain", "change it, or remove it first: backsource domains remove {domain}"),
            Map.entry(
                    "confirm-mass-change",
                    "check that so many domains are meant; if they are, run the command again with --confirm-domains and"
                            + " their number"),
            Map.entry(
                    "correct-origins-or-policy",
                    "correct the origins or choose that redirect type, or run the command with --preflight skip"),
            Map.entry(
                    "end-rollout",
                    "wait for its end, or end it: backsource progressive abort {domain}, or backsource progressive"
                            + " promote {domain}"),
            Map.entry(
                    "let-roll-out",
                    "run the command without --immediate, so that a progressive rollout begins, or ask an administrator of"
                            + " the domain"),
            Map.entry("list-access-keys", "list the keys that you administer: backsource keys list"),
            Map.entry("list-accounts", "list the accounts that you administer: backsource accounts list"),
            Map.entry(
                    "list-change-requests",
                    "list the domain's change requests: backsource change-requests list {domain}"),
            Map.entry("list-purges", "list the purges of the last days: backsource purge {domain} --list"),
            Map.entry("list-rollouts", "list them: backsource progressive list {domain}"),
            Map.entry(
                    "read-and-repeat-item",
                    "review the domain (backsource domains show {domain}), then run the command again"),
            Map.entry(
                    "read-and-repeat",
                    "review the domain (backsource domains show {domain}), then run the command again"),
            Map.entry("read-interface", "the server may be of another version than this command line"),
            Map.entry("repeat-with-new-key", "run the command again"),
            Map.entry("repeat-from-own-page", "use an access key: backsource login"),
            Map.entry(
                    "request-change",
                    "request it with a reason, for a second person's approval: backsource change-requests create"
                            + " {domain}"),
            Map.entry(
                    "request-change-before-removal",
                    "request the same change of {domain} (backsource change-requests create {domain}), and remove the"
                            + " domain after a second person's approval"),
            Map.entry(
                    "request-rollout",
                    "request it with a reason, for a second person's approval: backsource change-requests create {domain}"
                            + " --progressive"),
            Map.entry(
                    "restore-earlier-or-remove",
                    "restore the previous revision, or remove the domain: backsource domains remove {domain}"),
            Map.entry("sign-in-at-provider", "sign in at the provider: backsource login --issuer URL"),
            Map.entry(
                    "skip-preflight", "run the command again, or with --preflight skip to make the change unchecked"));

    private Remedies() {}

    /** The remedy of that code for {@code domain}; null for a code of a later server. */
    public static @Nullable String of(String code, String domain) {
        var words = WORDS.get(code);
        return words == null ? null : words.replace("{domain}", domain);
    }
}
