package dev.backsource.system.origins;

/** The responses of a web server. */
@FunctionalInterface
public interface Site {
    /** The same page for everybody. */
    Site PAGE = (scheme, head) -> page("Shop");

    /**
     * A whole response, each character one octet.
     *
     * @param scheme of the connection, {@code http} or {@code https}
     * @param head of the request
     */
    String response(String scheme, String head);

    static Site always(String response) {
        return (scheme, head) -> response;
    }

    static String page(String title) {
        var page = "<!doctype html><title>" + title + "</title><p>Welcome to " + title;
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n" + page;
    }

    static String redirect(String location) {
        return "HTTP/1.1 301 Moved Permanently\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** The host that a request names. */
    static String host(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Host: ", 0, 6))
                .findFirst()
                .orElse("Host: ")
                .substring(6);
    }
}
