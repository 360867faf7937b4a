import "./style.css";
import { startAsking } from "./asking";
import { drawAll } from "./drawings";
import { startKeys } from "./keys";
import { startReaders } from "./reader";

startAsking((root) => {
  drawAll(root);
  startReaders(root);
});
startKeys();
startReaders(document);
drawAll(document);
