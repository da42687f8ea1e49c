/**
 * Alibaba Cloud CDN's API (version 2018-05-10), for its own clients: the same writes, rules and permissions as the REST interface's, in
 * other words. State and rules of domains don't belong here.
 */
@NullMarked
package dev.backsource.config.aliyun;

import org.jspecify.annotations.NullMarked;
