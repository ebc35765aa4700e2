import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.commandline.admin.security.SetInitialPasswordCommand;
import org.neo4j.server.CommunityBootstrapper;
import picocli.CommandLine;

/**
 * Starts Neo4j Community from its published libraries and understands the environment variables of
 * the official image, so that a test need not know which of the two it runs on.
 *
 * <p>NEO4J_AUTH is {@code neo4j/PASSWORD} or {@code none}. A variable such as
 * NEO4J_server_memory_pagecache_size is a setting: one underscore stands for a dot, two for one.
 *
 * <p>Arguments: the folder of the data, /data unless given; then {@code --with-parent}, which ends
 * the server when standard input ends, so that it cannot outlive whoever started it.
 */
public final class Launcher {
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length > 0 ? args[0] : "/data").toAbsolutePath();
    Map<String, String> settings = settings(System.getenv());
    settings.put("server.directories.data", data.toString());
    setPassword(System.getenv().getOrDefault("NEO4J_AUTH", ""), data, settings);
    if (args.length > 1 && args[1].equals("--with-parent")) {
      Thread watch = new Thread(Launcher::exitWithParent, "parent");
      watch.setDaemon(true);
      watch.start();
    }
    int failed = new CommunityBootstrapper().start(data, settings);
    if (failed != 0) { // Otherwise the server's own threads keep the process alive.
      System.exit(failed);
    }
  }

  private static Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    environment.forEach((name, value) -> {
      if (name.matches("NEO4J_(server|db|dbms)_.*")) {
        String key = name.substring("NEO4J_".length());
        settings.put(key.replace("__", "\0").replace('_', '.').replace('\0', '_'), value);
      }
    });
    return settings;
  }

  /** Sets the password before the first start only: later it lives in the system database. */
  private static void setPassword(String auth, Path data, Map<String, String> settings)
      throws IOException {
    if (auth.equals("none")) {
      settings.put("dbms.security.auth_enabled", "false");
    } else if (!Files.exists(data.resolve("databases/system"))) {
      if (!auth.startsWith("neo4j/")) {
        throw new IllegalArgumentException("NEO4J_AUTH must be neo4j/PASSWORD or none");
      }
      // The command reads where the data is from a file; the server reads the map.
      Path conf = Files.createDirectories(data.resolve("conf"));
      Files.writeString(conf.resolve("neo4j.conf"), "server.directories.data=" + data + "\n");
      var command = new SetInitialPasswordCommand(new ExecutionContext(data, conf));
      if (new CommandLine(command).execute(auth.substring("neo4j/".length())) != 0) {
        throw new IllegalArgumentException("the password of NEO4J_AUTH was refused");
      }
    }
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException closed) {
      // An unreadable input is as good as a closed one.
    }
    System.exit(0);
  }
}
