package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system's keyring, by the program that comes with it: {@code secret-tool} of libsecret, or {@code security} of macOS. */
public record Keyring(Environment environment, String profile) implements Credential {
    private static final String SERVICE = "backsource";

    @Override
    public String token() {
        var token = new CredentialHelper(
                        isMac()
                                ? List.of("security", "find-generic-password", "-s", SERVICE, "-a", profile, "-w")
                                : List.of("secret-tool", "lookup", "service", SERVICE, "profile", profile))
                .run("");
        if (!Credential.isToken(token)) {
            throw FailureException.usage(Messages.noKeyInKeyring(profile));
        }
        return token;
    }

    /** Keeps {@code token}, which goes over the program's input: its command line is for everybody to see. */
    public void store(String token) {
        if (isMac()) {
            new CredentialHelper(List.of("security", "-i"))
                    .run("add-generic-password -U -s " + SERVICE + " -a " + profile + " -w " + token + "\n");
        } else {
            new CredentialHelper(List.of(
                            "secret-tool",
                            "store",
                            "--label=Backsource, profile " + profile,
                            "service",
                            SERVICE,
                            "profile",
                            profile))
                    .run(token);
        }
    }

    @Override
    public void forget() {
        new CredentialHelper(
                        isMac()
                                ? List.of("security", "delete-generic-password", "-s", SERVICE, "-a", profile)
                                : List.of("secret-tool", "clear", "service", SERVICE, "profile", profile))
                .run("");
    }

    @Override
    public String source() {
        return Messages.sourceKeyring();
    }

    private boolean isMac() {
        if (isOnPath("secret-tool")) {
            return false;
        }
        if (isOnPath("security")) {
            return true;
        }
        throw FailureException.usage(Messages.noKeyring());
    }

    private boolean isOnPath(String program) {
        var path = environment.get("PATH");
        return path != null
                && List.of(path.split(":", -1)).stream()
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
