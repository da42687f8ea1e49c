package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A server and the secret for it, which no other server gets.
 *
 * @param server without a path at its end
 * @param plainHttp whether requests without TLS are allowed, wherever the server is
 */
public record Profile(String name, URI server, Credential credential, boolean plainHttp) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|\\[::1]|127(\\.[0-9]{1,3}){3}");

    public Profile {
        if (!plainHttp && !isSafe(server)) {
            throw FailureException.usage(Messages.insecureServer(server));
        }
    }

    /** A name that files can have. */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw FailureException.usage(Messages.invalidProfileName(name));
        }
        return name;
    }

    /** A server's address as people give it, such as {@code https://cdn.example.com}. */
    public static URI server(String given) {
        try {
            var url = new URI(given.strip().replaceAll("/+$", ""));
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw FailureException.usage(Messages.invalidServer());
    }

    private static boolean isSafe(URI server) {
        return "https".equalsIgnoreCase(server.getScheme())
                || LOOPBACK.matcher(server.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
