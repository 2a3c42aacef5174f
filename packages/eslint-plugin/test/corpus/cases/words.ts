export class Words {
  private title = "";
  private list: string[] = [];
  private top: readonly number[] = [];
  private head: Float32Array = new Float32Array(0);
  private raw: ArrayBuffer | null = null;
  private part: Blob | null = null;
  private mixed: string | Buffer = "";

  read(text: string, scores: number[], file: Blob, bytes: ArrayBuffer, floats: Float32Array): void {
    this.title = text.slice(0, 80);
    this.list.push(text.substring(80, 160));
    this.top = scores.slice(0, 3);
    this.raw = bytes.slice(0, 64);
    this.part = file.slice(0, 64);
    this.head = floats.slice(0, 64);
    this.head = floats.subarray(0, 64);
  }

  either(data: string | Buffer): void {
    this.mixed = data.slice(0, 16);
    this.mixed = data.toString().slice(0, 16);
  }

  dump(): unknown {
    return [this.title, this.list, this.top, this.head, this.raw, this.part, this.mixed];
  }
}
